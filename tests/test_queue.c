#include <check.h>

#include "result/queue.h"
#include "support.h"

static struct arena arena;
static struct queue queue;

static void setup(void)
{
    arena_init(&arena);
    ck_assert(queue_init(&queue, &arena, 1000));
}

static void teardown(void)
{
    arena_release(&arena);
}

static uint32_t take(void)
{
    uint32_t first = queue_first(&queue);

    queue_pop(&queue);
    return first;
}

START_TEST(the_largest_key_comes_first)
{
    uint32_t seed = 5;
    int64_t before = INT64_MAX;

    for (uint32_t i = 0; i < 1000; i++)
        queue_put(&queue, i, (int64_t)(random_next(&seed) % 500) - 250);
    for (int i = 0; i < 1000; i++) {
        int64_t key = queue.key[queue_first(&queue)];

        ck_assert_int_le(key, before);
        before = key;
        queue_pop(&queue);
    }
    ck_assert_uint_eq(queue.count, 0);
}
END_TEST

START_TEST(equal_keys_come_in_order)
{
    for (uint32_t i = 0; i < 100; i++)
        queue_put(&queue, i * 37 % 100, 4);
    for (uint32_t i = 0; i < 100; i++)
        ck_assert_uint_eq(take(), i);
}
END_TEST

START_TEST(a_new_key_moves_an_item_up_and_down)
{
    for (uint32_t i = 0; i < 10; i++)
        queue_put(&queue, i, i);
    queue_put(&queue, 3, 100);
    queue_put(&queue, 9, -1);
    ck_assert_uint_eq(queue.count, 10);
    ck_assert_uint_eq(take(), 3);
    ck_assert_uint_eq(take(), 8);
    while (queue.count > 1)
        queue_pop(&queue);
    ck_assert_uint_eq(take(), 9);
}
END_TEST

START_TEST(an_item_that_was_taken_is_not_held)
{
    queue_put(&queue, 7, 1);
    ck_assert(queue_holds(&queue, 7));
    ck_assert(!queue_holds(&queue, 6));
    queue_pop(&queue);
    ck_assert(!queue_holds(&queue, 7));
}
END_TEST

START_TEST(a_filled_queue_is_in_order_once_settled)
{
    struct queue other;
    uint32_t seed = 3;

    ck_assert(queue_init(&other, &arena, 1000));
    for (uint32_t i = 0; i < 1000; i++) {
        int64_t key = random_next(&seed) % 300;

        queue_fill(&queue, i, key);
        queue_put(&other, i, key);
    }
    queue_settle(&queue);
    queue_put(&queue, 500, -1); /* it knows where each item stands */
    queue_put(&other, 500, -1);
    for (int i = 0; i < 1000; i++) {
        ck_assert_uint_eq(take(), queue_first(&other));
        queue_pop(&other);
    }
    queue_settle(&queue);
}
END_TEST

Suite *queue_suite(void);
Suite *queue_suite(void)
{
    Suite *suite = suite_create("queue");
    TCase *tests = tcase_create("order");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, the_largest_key_comes_first);
    tcase_add_test(tests, equal_keys_come_in_order);
    tcase_add_test(tests, a_new_key_moves_an_item_up_and_down);
    tcase_add_test(tests, an_item_that_was_taken_is_not_held);
    tcase_add_test(tests, a_filled_queue_is_in_order_once_settled);
    suite_add_tcase(suite, tests);
    return suite;
}
