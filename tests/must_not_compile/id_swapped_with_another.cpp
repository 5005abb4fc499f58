// tests/must_not_compile/id_swapped_with_another.cpp: an id cannot be handed over as an id of another kind.
#include "domain/draft.hpp"

using namespace orderline;

const Line* right(const Draft& draft, ProductId product) { return find_line(draft, product); }
#ifdef MUST_FAIL
const Line* wrong(const Draft& draft, SpecialId special) { return find_line(draft, special); }
#endif
