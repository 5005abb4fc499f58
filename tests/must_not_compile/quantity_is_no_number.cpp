// tests/must_not_compile/quantity_is_no_number.cpp: a number says not whether it counts pieces or thousandths.
#include "domain/draft.hpp"

using namespace orderline;

Quantity three_pieces() { return Quantity{3000}; }
#ifdef MUST_FAIL
Quantity three_of_what() { return 3; }
#endif
