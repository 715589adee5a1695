#include "model/ldl.h"

/* Rows and starts of fours are aligned to 16 bytes. */
static ldl_four load(const float *from)
{
    return *(const ldl_four *)from;
}

static void store(float *to, ldl_four four)
{
    *(ldl_four *)to = four;
}

static float sum(ldl_four four)
{
    return (four[0] + four[1]) + (four[2] + four[3]);
}

/* The sums of products of a row with four others, `n` numbers each. */
static ldl_four dot_four(const float *row, const float *others, uint32_t stride, uint32_t n)
{
    const float *second = others + stride, *third = second + stride, *fourth = third + stride;
    ldl_four a = {0}, b = {0}, c = {0}, d = {0}, ab, cd, even, odd;

    for (uint32_t k = 0; k < n; k += 4) {
        ldl_four four = load(row + k);

        a += four * load(others + k);
        b += four * load(second + k);
        c += four * load(third + k);
        d += four * load(fourth + k);
    }
    ab = __builtin_shufflevector(a, b, 0, 4, 1, 5) + __builtin_shufflevector(a, b, 2, 6, 3, 7);
    cd = __builtin_shufflevector(c, d, 0, 4, 1, 5) + __builtin_shufflevector(c, d, 2, 6, 3, 7);
    even = __builtin_shufflevector(ab, cd, 0, 1, 4, 5);
    odd = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
    return even + odd;
}

/* Divides what a row holds before its diagonal by D, so that it is L, with zeros
 * behind; `inverse` holds 1 / D of the rows before and zeros. Returns what the
 * row's own D is less than its diagonal. */
static float scale_row(float *row, const float *inverse, uint32_t i)
{
    ldl_four square = {0};

    for (uint32_t j = 0; j <= i; j += 4) {
        ldl_four four = load(row + j), scaled = four * load(inverse + j);

        square += four * scaled;
        store(row + j, scaled);
    }
    return sum(square);
}

/* What four neighbouring columns take from each other, once the columns before
 * them have been taken off. */
static void settle_four(float *four, const float *others, uint32_t stride)
{
    const float *second = others + stride, *third = second + stride, *fourth = third + stride;

    four[1] -= four[0] * second[0];
    four[2] = four[2] - four[0] * third[0] - four[1] * third[1];
    four[3] = four[3] - four[0] * fourth[0] - four[1] * fourth[1] - four[2] * fourth[2];
}

/* Row by row; while row i is worked on it holds L_ij D_j, which saves a product
 * in the innermost loop (Golub and Van Loan, 4.1). Four columns at a time: what
 * they take from the columns before them is summed side by side; from the
 * diagonal on what comes out is no good and not used. */
void ldl_factor(float *a, uint32_t n)
{
    uint32_t stride = ldl_stride(n);
    float *inverse = a + (size_t)stride * stride;

    for (uint32_t i = 0; i < n; i++) {
        float *row = a + (size_t)i * stride, diagonal = row[i];

        for (uint32_t first = 0; first < i; first += 4) {
            const float *others = a + (size_t)first * stride;

            store(row + first, load(row + first) - dot_four(row, others, stride, first));
            settle_four(row + first, others + first, stride);
        }
        inverse[i] = 1 / (diagonal - scale_row(row, inverse, i));
    }
}

void ldl_solve(const float *a, uint32_t n, float *x)
{
    uint32_t stride = ldl_stride(n);
    const float *inverse = a + (size_t)stride * stride;

    for (uint32_t i = 1; i < n; i++) {
        const float *row = a + (size_t)i * stride;
        ldl_four before = {0};

        for (uint32_t j = 0; j < i; j += 4)
            before += load(row + j) * load(x + j);
        x[i] -= sum(before);
    }
    for (uint32_t i = 0; i < n; i += 4)
        store(x + i, load(x + i) * load(inverse + i));
    for (uint32_t i = n; i-- > 1;) {
        const float *row = a + (size_t)i * stride;
        ldl_four own = {x[i], x[i], x[i], x[i]};

        for (uint32_t j = 0; j < i; j += 4)
            store(x + j, load(x + j) - own * load(row + j));
    }
}
