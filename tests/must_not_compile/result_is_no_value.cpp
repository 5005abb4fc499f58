// tests/must_not_compile/result_is_no_value.cpp: what may have failed cannot be reckoned with unseen.
#include "base/money.hpp"

using namespace orderline;

Result<std::int64_t> checked(std::int64_t a, std::int64_t b) {
    TRY(sum, add(a, b));
    return add(sum, 1);
}
#ifdef MUST_FAIL
Result<std::int64_t> unchecked(std::int64_t a, std::int64_t b) { return add(a, b) + 1; }
#endif
