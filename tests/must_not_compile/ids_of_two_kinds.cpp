// tests/must_not_compile/ids_of_two_kinds.cpp: ids of two kinds cannot be compared.
#include "base/id.hpp"

using namespace orderline;

bool same(DraftId a, DraftId b) { return a == b; }
#ifdef MUST_FAIL
bool mixed(DraftId a, OrderId b) { return a == b; }
#endif
