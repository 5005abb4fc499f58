// actions/stored_draft.cpp: lines to items and back.
#include "actions/stored_draft.hpp"
#include "base/money.hpp"

namespace orderline::actions {
namespace {

constexpr int quantity_digits = 3;

std::string text_or_empty(const json::object& item, std::string_view key) {
    const auto* value = item.if_contains(key);
    return value && value->is_string() ? std::string{value->get_string()} : std::string{};
}

std::optional<std::int64_t> exact_at(const json::object& item, std::string_view key, int digits) {
    const auto* value = item.if_contains(key);
    return value ? exact_number(*value, digits) : std::nullopt;
}

Reason read_reason(const json::object& item) {
    const auto* value = item.if_contains("reason");
    if (!value || !value->is_object()) return {};
    const auto& reason = value->get_object();
    return {parse_reason_code(text_or_empty(reason, "code")).value_or(ReasonCode::added), text_or_empty(reason, "text")};
}

std::optional<Line> read_item(const json::value& value, int digits) {
    if (!value.is_object()) return std::nullopt;
    const auto& item = value.get_object();
    const auto product = parse_id<ProductId>(text_or_empty(item, "productId"));
    const auto quantity = exact_at(item, "quantity", quantity_digits);
    if (!product || !quantity) return std::nullopt;
    Line line;
    line.product = *product;
    line.quantity.thousandths = *quantity;
    line.description = text_or_empty(item, "description");
    line.sku = text_or_empty(item, "sku");
    line.unit = text_or_empty(item, "unit");
    line.size = text_or_empty(item, "size");
    line.step.thousandths = exact_at(item, "step", quantity_digits).value_or(1);
    const auto price = exact_at(item, "unitPrice", digits);
    line.unit_price_minor = price ? *price : exact_at(item, "price", digits).value_or(0);
    line.list_price_minor = exact_at(item, "listPrice", digits).value_or(line.unit_price_minor);
    line.price_origin = parse_price_origin(text_or_empty(item, "priceOrigin")).value_or(PriceOrigin::list);
    line.special = text_or_empty(item, "special");
    line.tax_ppm = exact_at(item, "taxPpm", 0).value_or(0);
    line.reason = read_reason(item);
    line.note = text_or_empty(item, "note");
    if (item.if_contains("thumbnail")) line.thumbnail = text_or_empty(item, "thumbnail");
    return line;
}

}  // namespace

void append_item(JsonWriter& out, const Line& line, const Currency& currency, const ShownItem* shown) {
    const int digits = minor_digits(currency);
    out.open('{');
    out.key("productId").text(to_text(line.product));
    out.key("description").text(line.description);
    out.key("price").raw(shortest_decimal_text(line.unit_price_minor, digits));
    out.key("quantity").raw(shortest_decimal_text(line.quantity.thousandths, quantity_digits));
    out.key("size").text(line.size);
    if (line.thumbnail) out.key("thumbnail").text(*line.thumbnail);
    else if (shown && shown->thumbnail) out.key("thumbnail").text(*shown->thumbnail);
    out.key("sku").text(line.sku);
    out.key("unit").text(line.unit);
    out.key("step").raw(shortest_decimal_text(line.step.thousandths, quantity_digits));
    out.key("unitPrice").text(decimal_text(line.unit_price_minor, digits));
    out.key("listPrice").text(decimal_text(line.list_price_minor, digits));
    out.key("priceOrigin").text(to_text(line.price_origin));
    if (line.special.empty()) out.key("special").null();
    else out.key("special").text(line.special);
    out.key("lineTotal").text(decimal_text(line_total_minor(line), digits));
    out.key("lineTax").text(decimal_text(line_tax_minor(line), digits));
    out.key("taxPpm").integer(line.tax_ppm);
    out.key("reason").open('{').key("code").text(to_text(line.reason.code)).key("text").text(line.reason.text).close('}');
    out.key("note").text(line.note);
    if (shown) out.key("available").boolean(shown->available);
    out.close('}');
}

std::string items_json(const std::vector<Line>& lines, const Currency& currency) {
    JsonWriter out;
    out.open('[');
    for (const auto& line : lines) append_item(out, line, currency);
    return out.close(']').take();
}

std::string snapshot_json(const Draft& draft) {
    const Totals totals = totals_of(draft);
    const int digits = minor_digits(draft.currency);
    JsonWriter out;
    out.open('{').key("version").integer(draft.version).key("digest").text(to_hex(digest_of(draft)));
    out.key("currency").text(to_text(draft.currency)).key("note").text(draft.note).key("delivery_date");
    if (draft.delivery_date) out.text(to_text(*draft.delivery_date));
    else out.null();
    out.key("order_items").raw(items_json(draft.lines, draft.currency));
    out.key("totals").open('{');
    out.key("subtotal").text(decimal_text(totals.subtotal_minor, digits));
    out.key("tax").text(decimal_text(totals.tax_minor, digits));
    out.key("total").text(decimal_text(totals.total_minor, digits));
    return out.close('}').close('}').take();
}

Result<std::vector<Line>> read_items(std::string_view text, const Currency& currency) {
    TRY(items, parse_json(text));
    if (!items.is_array()) return fail(Code::internal, "internal", "The draft cannot be read.", "order_items is no list");
    std::vector<Line> lines;
    for (const auto& item : items.get_array()) {
        auto line = read_item(item, minor_digits(currency));
        if (!line) return fail(Code::internal, "internal", "The draft cannot be read.", "an order item has no product or quantity");
        lines.push_back(*std::move(line));
    }
    return lines;
}

std::string_view kind_of(const Operation& operation) {
    static constexpr std::string_view names[] = {"put_line", "remove_line", "set_note", "set_delivery_date"};
    return names[operation.index()];
}

std::string effect_json(const Operation& operation, const Draft& after) {
    JsonWriter out;
    out.open('{');
    if (const auto* put = std::get_if<PutLine>(&operation)) {
        out.key("item");
        append_item(out, *find_line(after, put->line.product), after.currency);
    } else if (const auto* remove = std::get_if<RemoveLine>(&operation)) {
        out.key("productId").text(to_text(remove->product));
    } else if (const auto* note = std::get_if<SetNote>(&operation)) {
        out.key("note").text(note->note);
    } else if (const auto* date = std::get_if<SetDeliveryDate>(&operation)) {
        out.key("delivery_date");
        if (date->date) out.text(to_text(*date->date));
        else out.null();
    }
    return out.close('}').take();
}

}  // namespace orderline::actions
