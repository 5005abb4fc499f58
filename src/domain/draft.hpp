// domain/draft.hpp: what a draft is, and how an operation changes it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>
#include "base/id.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "base/sha256.hpp"
#include "base/time.hpp"

namespace orderline {

struct Quantity {
    std::int64_t thousandths = 0;  // of the selling unit: 1500 is one and a half cases
    auto operator<=>(const Quantity&) const = default;
};

enum class PriceOrigin { list, special, manual };
enum class ReasonCode { last_order, favorite, special, rhythm, added };
std::string_view to_text(PriceOrigin origin);
std::string_view to_text(ReasonCode code);
std::optional<PriceOrigin> parse_price_origin(std::string_view text);
std::optional<ReasonCode> parse_reason_code(std::string_view text);

/// Why a line is in the draft, for people: "special until Friday".
struct Reason {
    ReasonCode code = ReasonCode::added;
    std::string text;
    bool operator==(const Reason&) const = default;
};

struct Line {
    ProductId product;
    std::string description, sku, unit, size;
    Quantity quantity;
    Quantity step{1000};                  // the order multiple: quantity is a multiple of it
    std::int64_t unit_price_minor = 0;
    std::int64_t list_price_minor = 0;
    PriceOrigin price_origin = PriceOrigin::list;
    std::string special;                  // the special's name, if the price comes from one
    std::int64_t tax_ppm = 0;             // sum of the rates that apply, in millionths: 10 % is 100000
    Reason reason;
    std::string note;
    std::optional<std::string> thumbnail; // only what a client itself wrote; ours live with the product
    bool operator==(const Line&) const = default;
};

enum class DraftStatus { draft, presented, accepted, declined, expired };
std::string_view to_text(DraftStatus status);
std::optional<DraftStatus> parse_draft_status(std::string_view text);

struct Totals {
    std::int64_t subtotal_minor = 0, tax_minor = 0, total_minor = 0;
    bool operator==(const Totals&) const = default;
};

/// What a screen displayed: a version and the digest of its content.
struct Seen {
    std::int64_t version = 0;
    Sha256 digest{};
    bool operator==(const Seen&) const = default;
};

struct Draft {
    DraftId id;
    DraftStatus status = DraftStatus::draft;
    std::int64_t version = 1;  // grows by one with each operation that is kept
    Currency currency{};
    std::vector<Line> lines;
    std::string note;
    std::optional<Date> delivery_date;
    std::optional<Instant> expires_at;
    std::optional<Seen> presented, accepted;
    bool operator==(const Draft&) const = default;
};

/// Sets the quantity (and note, if given) of a product's line. `line` is complete if the draft has no such line yet;
/// otherwise the line keeps its price, its reason and its facts, unless `manual_price_minor` is given.
struct PutLine {
    Line line;
    std::optional<std::string> note;
    std::optional<std::int64_t> manual_price_minor;  // sticky: later quantity changes keep it
};
struct RemoveLine { ProductId product; };
struct SetNote { std::string note; };
struct SetDeliveryDate { std::optional<Date> date; };
using Operation = std::variant<PutLine, RemoveLine, SetNote, SetDeliveryDate>;

// Limits of one line. With them the totals of lines_max lines fit 64 bits, and every price is exact as a JSON number.
inline constexpr Quantity quantity_max{9'999'000};
inline constexpr std::int64_t unit_price_minor_max = 999'999'999'999;
inline constexpr std::int64_t tax_ppm_max = 1'000'000;
inline constexpr std::size_t lines_max = 200;
inline constexpr std::size_t note_characters_max = 2000;

const Line* find_line(const Draft& draft, ProductId product);

/// The draft after `operation`, its version one higher. Operations are applied in the order in which the server took
/// them; on different lines they may change places: the lines then stand in another order, but the content, its digest and
/// the totals are the same (unless the limit of lines is reached between them).
/// Errors: conflict draft_closed (accepted, declined or expired, also by the clock); bad_request validation_failed
/// (quantity not positive, too large or no multiple of the step; price negative or too large; note too long; too many
/// lines); not_found line_not_found (RemoveLine of a product that has no line).
Result<Draft> apply(Draft draft, const Operation& operation, Instant now);

// Amounts that do not fit stay at the largest one: only a line beyond its limits (written past `apply`) can have them, and
// it is refused on accepting.
std::int64_t line_total_minor(const Line& line);  // unit price times quantity, rounded half away from zero
std::int64_t line_tax_minor(const Line& line);    // of the line's total, rounded likewise
Totals totals_of(const Draft& draft);             // sums of the lines, never rounded again

/// The canonical text over what a screen displays: currency, lines (product, description, size, quantity, unit, unit price,
/// total, tax, note), note, delivery date, totals. The lines stand by product id, whatever their order in the draft: the
/// text depends on the content alone, not on who was first. Fields are length-prefixed, so no two contents share a text.
std::string canonical_text(const Draft& draft);
Sha256 digest_of(const Draft& draft);

/// The draft as shown to the customer: status presented, `presented` set. The version stays. Errors: as apply, and
/// validation_failed for a draft without lines.
Result<Draft> present(Draft draft, Instant now);

/// `unavailable`: products that cannot be ordered any more. Errors, the first that holds: conflict already_accepted,
/// draft_closed, draft_changed (version or digest is not the current one); bad_request validation_failed for an empty draft
/// or a line that `apply` would not have made; conflict product_unavailable.
Result<Draft> accept(Draft draft, const Seen& seen, const std::vector<ProductId>& unavailable, Instant now);
/// Errors: conflict draft_closed.
Result<Draft> decline(Draft draft, Instant now);

/// True once `expires_at` has passed on an open draft.
bool is_expired(const Draft& draft, Instant now);

}  // namespace orderline
