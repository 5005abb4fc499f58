// domain/draft.cpp: the rules of a draft. Each `change` knows one kind of operation.
#include "domain/draft.hpp"
#include <algorithm>
#include "base/text.hpp"

namespace orderline {
namespace {

std::unexpected<Error> invalid(std::string sentence) {
    return fail(Code::bad_request, "validation_failed", std::move(sentence));
}

std::unexpected<Error> closed(std::string sentence) { return fail(Code::conflict, "draft_closed", std::move(sentence)); }

bool is_open(const Draft& draft) {
    return draft.status == DraftStatus::draft || draft.status == DraftStatus::presented;
}

Result<void> check_open(const Draft& draft, Instant now) {
    if (draft.status == DraftStatus::accepted) return closed("The order was accepted and can no longer be changed.");
    if (draft.status == DraftStatus::declined) return closed("The draft was declined and can no longer be changed.");
    if (draft.status == DraftStatus::expired || is_expired(draft, now)) {
        return closed("The draft has expired. Ask for a new one.");
    }
    return {};
}

/// 500 -> "0.5", 2000 -> "2".
std::string shortest(Quantity quantity) {
    std::string text = decimal_text(quantity.thousandths, 3);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

Result<void> check_quantity(Quantity quantity, Quantity step) {
    if (quantity <= Quantity{}) return invalid("The quantity must be more than 0.");
    if (quantity > quantity_max) return invalid("The quantity must be at most " + shortest(quantity_max) + ".");
    if (step > Quantity{} && quantity.thousandths % step.thousandths != 0) {
        return invalid("The quantity must be a multiple of " + shortest(step) + ".");
    }
    return {};
}

Result<void> check_amounts(const Line& line) {
    if (line.unit_price_minor < 0) return invalid("The price must not be negative.");
    if (line.unit_price_minor > unit_price_minor_max) return invalid("The price is too large.");
    if (line.tax_ppm < 0 || line.tax_ppm > tax_ppm_max) return invalid("The tax must be between 0 and 100 %.");
    return {};
}

Result<void> check_note(std::string_view note) {
    if (!is_storable_text(note)) return invalid("The note contains characters that cannot be stored.");
    if (length_in_characters(note) > note_characters_max) {
        return invalid("The note must be at most " + std::to_string(note_characters_max) + " characters long.");
    }
    return {};
}

Result<void> check_line(const Line& line) {
    TRY_VOID(check_quantity(line.quantity, line.step));
    TRY_VOID(check_amounts(line));
    return check_note(line.note);
}

Result<void> change(Draft& draft, const PutLine& put) {
    auto found = std::ranges::find(draft.lines, put.line.product, &Line::product);
    Line line = found == draft.lines.end() ? put.line : *found;
    line.quantity = put.line.quantity;
    if (put.note) line.note = *put.note;
    if (put.manual_price_minor) {
        line.unit_price_minor = *put.manual_price_minor;
        line.price_origin = PriceOrigin::manual;
        line.special.clear();
    }
    TRY_VOID(check_line(line));
    if (found != draft.lines.end()) {
        *found = std::move(line);
        return {};
    }
    if (draft.lines.size() >= lines_max) {
        return invalid("A draft has at most " + std::to_string(lines_max) + " lines.");
    }
    draft.lines.push_back(std::move(line));
    return {};
}

Result<void> change(Draft& draft, const RemoveLine& remove) {
    const auto found = std::ranges::find(draft.lines, remove.product, &Line::product);
    if (found == draft.lines.end()) {
        return fail(Code::not_found, "line_not_found", "This product is not in the draft.");
    }
    draft.lines.erase(found);
    return {};
}

Result<void> change(Draft& draft, const SetNote& set) {
    TRY_VOID(check_note(set.note));
    draft.note = set.note;
    return {};
}

Result<void> change(Draft& draft, const SetDeliveryDate& set) {
    if (set.date && !set.date->ok()) return invalid("The delivery date does not exist.");
    draft.delivery_date = set.date;
    return {};
}

}  // namespace

const Line* find_line(const Draft& draft, ProductId product) {
    const auto found = std::ranges::find(draft.lines, product, &Line::product);
    return found == draft.lines.end() ? nullptr : &*found;
}

Result<Draft> apply(Draft draft, const Operation& operation, Instant now) {
    TRY_VOID(check_open(draft, now));
    TRY_VOID(std::visit([&](const auto& one) { return change(draft, one); }, operation));
    draft.version += 1;
    return draft;
}

Result<Draft> present(Draft draft, Instant now) {
    TRY_VOID(check_open(draft, now));
    if (draft.lines.empty()) return invalid("An empty draft cannot be presented. Put something on it first.");
    draft.presented = Seen{draft.version, digest_of(draft)};
    draft.status = DraftStatus::presented;
    return draft;
}

Result<Draft> accept(Draft draft, const Seen& seen, const std::vector<ProductId>& unavailable, Instant now) {
    if (draft.status == DraftStatus::accepted) {
        return fail(Code::conflict, "already_accepted", "The order was accepted already.");
    }
    TRY_VOID(check_open(draft, now));
    if (seen != Seen{draft.version, digest_of(draft)}) {
        return fail(Code::conflict, "draft_changed", "The draft changed since you saw it. Look at the changes and accept again.");
    }
    if (draft.lines.empty()) return invalid("An empty draft cannot be accepted. Put something on it first.");
    if (draft.lines.size() > lines_max) return invalid("A draft has at most " + std::to_string(lines_max) + " lines.");
    for (const auto& line : draft.lines) TRY_VOID(check_line(line));
    const bool any_gone = std::ranges::any_of(draft.lines, [&](const Line& line) {
        return std::ranges::find(unavailable, line.product) != unavailable.end();
    });
    if (any_gone) {
        return fail(Code::conflict, "product_unavailable",
                    "A product of the draft is no longer available. Remove it and accept again.");
    }
    draft.accepted = seen;
    draft.status = DraftStatus::accepted;
    return draft;
}

Result<Draft> decline(Draft draft, Instant now) {
    TRY_VOID(check_open(draft, now));
    draft.status = DraftStatus::declined;
    return draft;
}

bool is_expired(const Draft& draft, Instant now) {
    return is_open(draft) && draft.expires_at && now >= *draft.expires_at;
}

}  // namespace orderline
