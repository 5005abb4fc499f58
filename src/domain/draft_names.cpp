// domain/draft_names.cpp: the names of what a draft's enums mean, as they stand in the database and in JSON.
#include "domain/draft.hpp"
#include "domain/names.hpp"

namespace orderline {
namespace {

constexpr Names<3> origin_names{"list", "special", "manual"};
constexpr Names<5> reason_names{"last_order", "favorite", "special", "rhythm", "added"};
constexpr Names<5> status_names{"draft", "presented", "accepted", "declined", "expired"};

}  // namespace

std::string_view to_text(PriceOrigin origin) { return name_of(origin_names, origin); }
std::string_view to_text(ReasonCode code) { return name_of(reason_names, code); }
std::string_view to_text(DraftStatus status) { return name_of(status_names, status); }

std::optional<PriceOrigin> parse_price_origin(std::string_view text) { return value_of<PriceOrigin>(origin_names, text); }
std::optional<ReasonCode> parse_reason_code(std::string_view text) { return value_of<ReasonCode>(reason_names, text); }
std::optional<DraftStatus> parse_draft_status(std::string_view text) { return value_of<DraftStatus>(status_names, text); }

}  // namespace orderline
