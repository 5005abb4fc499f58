// tests/must_not_compile/result_ignored.cpp: a result that nobody looks at is refused.
#include "domain/draft.hpp"

using namespace orderline;

bool looked_at(const Draft& draft, Instant now) { return decline(draft, now).has_value(); }
#ifdef MUST_FAIL
void ignored(const Draft& draft, Instant now) { decline(draft, now); }
#endif
