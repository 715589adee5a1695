#include <check.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

Suite *arena_suite(void);

START_TEST(pieces_do_not_overlap_and_are_aligned)
{
    struct arena arena;
    char *pieces[2000];

    arena_init(&arena);
    for (size_t i = 0; i < 2000; i++) {
        pieces[i] = arena_alloc(&arena, i % 300 + 1);
        ck_assert_ptr_nonnull(pieces[i]);
        ck_assert_uint_eq((uintptr_t)pieces[i] % 16, 0);
        memset(pieces[i], (int)(i % 251), i % 300 + 1);
    }
    for (size_t i = 0; i < 2000; i++)
        for (size_t k = 0; k < i % 300 + 1; k++)
            ck_assert_int_eq((unsigned char)pieces[i][k], (int)(i % 251));
    arena_release(&arena);
}
END_TEST

START_TEST(a_piece_larger_than_a_chunk_is_given)
{
    struct arena arena;
    char *large;

    arena_init(&arena);
    large = arena_alloc(&arena, (size_t)1 << 20);
    ck_assert_ptr_nonnull(large);
    large[((size_t)1 << 20) - 1] = 'x';
    arena_release(&arena);
}
END_TEST

START_TEST(an_array_whose_size_overflows_is_refused)
{
    struct arena arena;

    arena_init(&arena);
    ck_assert_ptr_null(arena_array(&arena, SIZE_MAX / 2, 4));
    ck_assert_ptr_null(arena_alloc(&arena, SIZE_MAX));
    ck_assert_ptr_null(arena_zeroed(&arena, SIZE_MAX / 2, 4));
    arena_release(&arena);
}
END_TEST

START_TEST(after_a_reset_the_same_work_fits_the_kept_chunk)
{
    struct arena arena;
    struct arena_chunk *kept;

    arena_init(&arena);
    for (int i = 0; i < 1000; i++)
        arena_alloc(&arena, 1000);
    arena_reset(&arena);
    kept = arena.chunk;
    for (int i = 0; i < 400; i++)
        arena_alloc(&arena, 1000);
    ck_assert_ptr_eq(arena.chunk, kept);
    arena_release(&arena);
    ck_assert_ptr_null(arena.chunk);
}
END_TEST

START_TEST(zeroed_storage_is_zero_even_when_reused)
{
    struct arena arena;
    unsigned char *piece;

    arena_init(&arena);
    memset(arena_alloc(&arena, 4096), 0xff, 4096);
    arena_reset(&arena);
    piece = arena_zeroed(&arena, 64, 64);
    for (size_t i = 0; i < 4096; i++)
        ck_assert_int_eq(piece[i], 0);
    ck_assert_str_eq(arena_string(&arena, "lead and more", 4), "lead");
    arena_release(&arena);
}
END_TEST

START_TEST(rewinding_gives_the_same_room_out_again)
{
    struct arena arena;
    struct arena_mark empty, mark;
    char *kept, *piece;

    arena_init(&arena);
    empty = arena_mark(&arena);
    kept = arena_string(&arena, "kept", 4);
    mark = arena_mark(&arena);
    piece = arena_alloc(&arena, 100);
    for (int i = 0; i < 100; i++)
        arena_alloc(&arena, 10000);
    arena_rewind(&arena, mark);
    ck_assert_ptr_eq(arena_alloc(&arena, 100), piece);
    ck_assert_str_eq(kept, "kept");
    arena_rewind(&arena, empty);
    ck_assert_ptr_null(arena.chunk);
    ck_assert_ptr_nonnull(arena_alloc(&arena, 100));
    arena_release(&arena);
}
END_TEST

Suite *arena_suite(void)
{
    Suite *suite = suite_create("arena");
    TCase *tests = tcase_create("arena");

    tcase_add_test(tests, pieces_do_not_overlap_and_are_aligned);
    tcase_add_test(tests, a_piece_larger_than_a_chunk_is_given);
    tcase_add_test(tests, an_array_whose_size_overflows_is_refused);
    tcase_add_test(tests, after_a_reset_the_same_work_fits_the_kept_chunk);
    tcase_add_test(tests, zeroed_storage_is_zero_even_when_reused);
    tcase_add_test(tests, rewinding_gives_the_same_room_out_again);
    suite_add_tcase(suite, tests);
    return suite;
}
