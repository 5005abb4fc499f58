// endpoints/rest/write_plan.cpp: from query, headers and body to what is written.
#include "endpoints/rest/write_plan.hpp"
#include <fmt/format.h>
#include <algorithm>
#include "endpoints/rest/engine.hpp"
#include "endpoints/rest/etag.hpp"
#include "endpoints/rest/parse.hpp"
#include "endpoints/rest/tenancy.hpp"

namespace orderline::rest {
namespace {

using http::Method;

Writing::Kind kind_of(Method method) {
    switch (method) {
        case Method::patch: return Writing::Kind::update;
        case Method::del: return Writing::Kind::remove;
        default: return Writing::Kind::insert;
    }
}

bool contains(const std::vector<std::string>& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

SelectField plain(const std::string& column) {
    return {.field = {column, {}}, .alias = {}, .cast = {}, .aggregate = {}, .aggregate_cast = {}};
}

/// The nextval of a column that the database numbers unless it is given.
std::optional<std::string> next_of(const schema::Model& model, const schema::Relation& relation, const std::string& column) {
    const auto found = std::ranges::find_if(model.sequences, [&](const auto& one) { return one.owner && one.owner->relation == relation.name && one.owner->column == column; });
    if (found == model.sequences.end()) return std::nullopt;
    std::string text = quoted(found->name);
    for (auto at = text.find('\''); at != std::string::npos; at = text.find('\'', at + 2)) text.insert(at, 1, '\'');
    return fmt::format("nextval('{}'::regclass)", text);
}

/// Of a view's column it is the one of the table's column behind it.
std::optional<std::string> default_of(const schema::Model& model, const schema::Relation& relation, const schema::Column& column) {
    if (column.default_value) return column.default_value;
    if (column.identity != schema::Identity::none) return next_of(model, relation, column.name);
    if (const auto* domain = model.domain(column.type.name)) return domain->default_value;
    const auto* behind = column.origin ? model.relation(column.origin->relation) : nullptr;
    const auto* original = behind && behind != &relation ? behind->column(column.origin->column) : nullptr;
    return original ? default_of(model, *behind, *original) : std::nullopt;
}

class WritePlanner {
public:
    WritePlanner(const Asked& asked, Query query, const Options& options) : asked_{asked}, options_{options}, query_{std::move(query)} {}

    Outcome<Writing> whole() {
        const auto relation = find_relation(*asked_.catalogue, asked_.schema, asked_.target, asked_.caller.role);
        if (!relation) return std::unexpected(relation.error());
        relation_ = *relation;
        writing_.kind = kind_of(asked_.request.method);
        writing_.replaces = asked_.request.method == Method::put;
        tenant_column_ = asked_.caller.tenant ? tenant_column(*relation_) : std::nullopt;
        if (tenant_column_) writing_.tenant = asked_.caller.tenant;
        for (const auto step : {&WritePlanner::take_match, &WritePlanner::take_back, &WritePlanner::take_body, &WritePlanner::take_columns, &WritePlanner::take_put}) {
            const auto taken = (this->*step)();
            if (!taken) return std::unexpected(taken.error());
        }
        if (writing_.kind == Writing::Kind::insert) writing_.conflict = conflict();
        return std::move(writing_);
    }

private:
    Outcome<void> take_match() {
        auto condition = condition_of_match(asked_, *relation_);
        if (!condition) return std::unexpected(condition.error());
        if (*condition) query_.narrowing[{}].filters.emplace_back(**std::move(condition));
        return {};
    }

    /// What comes back, and the filters; without a representation, nothing of `select` and what belongs to it counts.
    Outcome<void> take_back() {
        const bool located = asked_.prefer.returned == Return::headers_only && asked_.request.method == Method::post && relation_->primary_key;
        if (asked_.wants_representation()) {
            writing_.back = Writing::Back::representation;
        } else {
            Query narrow;
            narrow.select.emplace();
            if (located) {
                writing_.back = Writing::Back::key;
                for (const auto& column : relation_->primary_key->columns) {
                    if (column != tenant_column_) narrow.select->emplace_back(plain(column));
                }
            }
            narrow.narrowing[{}].filters = query_.narrowing[{}].filters;
            narrow.narrowing[{}].limit = query_.narrowing[{}].limit;
            narrow.narrowing[{}].offset = query_.narrowing[{}].offset;
            narrow.columns = std::move(query_.columns);
            narrow.on_conflict = std::move(query_.on_conflict);
            query_ = std::move(narrow);
        }
        auto root = plan_read(*asked_.catalogue, *relation_, query_, {asked_.caller.role, options_.aggregates_on});
        if (!root) return std::unexpected(root.error());
        writing_.root = *std::move(root);
        for (const auto& filter : writing_.root.narrowing.filters) {
            const auto checked = check_filter(filter);
            if (!checked) return checked;
        }
        return {};
    }

    Outcome<void> check_filter(const Filter& filter) const {
        if (const auto* logic = std::get_if<Logic>(&filter)) {
            for (const auto& term : logic->terms) {
                const auto checked = check_filter(term);
                if (!checked) return checked;
            }
            return {};
        }
        const auto& field = std::get<Condition>(filter).field;
        if (!field.path.empty() || !writing_.root.child(field.name)) return {};
        return refuse(400, "PGRST127", "Feature not implemented", fmt::format("'{}' is an embedded resource: it cannot narrow what is written", field.name));
    }

    Outcome<void> take_body() {
        if (writing_.kind == Writing::Kind::remove) return {};
        std::optional<Owner> owner;
        if (tenant_column_) owner = Owner{*tenant_column_, *asked_.caller.tenant};
        auto body = read_body(asked_.request, owner, relation_->name.name);
        if (!body) {
            auto refusal = std::move(body).error();
            if (refusal.code == "42501" && asked_.caller.anonymous) refusal.status = 401;  // as if the database had said it
            return std::unexpected(std::move(refusal));
        }
        if (!query_.columns && body->key_sets.size() > 1) return refuse(400, "PGRST102", "All object keys must match");
        if (asked_.request.method != Method::post && body->count > 1) {
            return refuse(400, "PGRST102", fmt::format("{} takes one object", http::to_text(asked_.request.method)));
        }
        writing_.body = *std::move(body);
        return {};
    }

    Outcome<void> take_columns() {
        const bool by_default = asked_.prefer.missing == Missing::use_default;
        std::vector<std::string> names;
        if (query_.columns) names = *query_.columns;
        else if (!writing_.body.key_sets.empty()) names = *writing_.body.key_sets.begin();
        for (const auto& name : names) {
            const auto* column = relation_->column(name);
            if (!column) return refuse(400, "PGRST204", fmt::format("Could not find the '{}' column of '{}' in the schema cache", name, relation_->name.name));
            const bool again = std::ranges::find(writing_.given, column, &Given::column) != writing_.given.end();
            if (name == tenant_column_ || again) continue;
            Given given{column};
            if (!writing_.body.has_everywhere(name)) {
                writing_.some_lack = true;
                if (by_default) given.otherwise = default_of(asked_.catalogue->model(), *relation_, *column).value_or("NULL");
            }
            writing_.given.push_back(std::move(given));
        }
        writing_.some_lack = writing_.some_lack && by_default;
        return {};
    }

    /// PUT writes the row that its address names, whole.
    Outcome<void> take_put() {
        if (!writing_.replaces) return {};
        const auto& narrowing = writing_.root.narrowing;
        if (narrowing.limit || narrowing.offset) return refuse(400, "PGRST114", "limit/offset querystring parameters are not allowed for PUT");
        const auto refused = refuse(405, "PGRST105", "Filters must include all and only primary key columns with 'eq' operators");
        if (!relation_->primary_key) return refused;
        auto key = relation_->primary_key->columns;
        if (tenant_column_) std::erase(key, *tenant_column_);
        for (const auto& filter : narrowing.filters) {
            const auto* one = std::get_if<Condition>(&filter);
            const bool equal = one && one->op == Operator::eq && !one->negated && one->quantifier == Quantifier::none && one->field.path.empty();
            if (!equal) return refused;
            if (one->field.name == tenant_column_) continue;
            if (std::erase(key, one->field.name) == 0) return refused;
            const bool in_body = std::ranges::any_of(writing_.given, [&](const auto& given) { return given.column->name == one->field.name; });
            if (!in_body) return refuse(400, "PGRST115", "Payload values do not match URL in primary key column(s)");
        }
        if (!key.empty()) return refused;
        return {};
    }

    std::optional<Conflict> conflict() const {
        const auto& wish = asked_.prefer.resolution;
        if (!wish && !writing_.replaces) return std::nullopt;
        Conflict found;
        found.merge = writing_.replaces || wish == Resolution::merge_duplicates;
        if (query_.on_conflict && !writing_.replaces) found.columns = with_tenant(*query_.on_conflict);
        else if (relation_->primary_key) found.columns = relation_->primary_key->columns;
        if (found.columns.empty()) return std::nullopt;
        return found;
    }

    /// Clients do not know of tenants: what they call unique is so within theirs.
    std::vector<std::string> with_tenant(std::vector<std::string> columns) const {
        if (!tenant_column_ || contains(columns, *tenant_column_)) return columns;
        auto whole = columns;
        whole.insert(whole.begin(), std::string{*tenant_column_});
        const auto same = [](std::vector<std::string> a, std::vector<std::string> b) {
            std::ranges::sort(a);
            std::ranges::sort(b);
            return a == b;
        };
        bool narrower = false, wider = false;
        const auto hold = [&](const std::vector<std::string>& key) {
            narrower = narrower || same(key, columns);
            wider = wider || same(key, whole);
        };
        if (relation_->primary_key) hold(relation_->primary_key->columns);
        for (const auto& key : relation_->unique_keys) hold(key.columns);
        for (const auto& index : relation_->indexes) {
            std::vector<std::string> parts;
            for (const auto& part : index.parts) parts.push_back(part.expression ? std::string{} : part.text);
            if (index.unique && !index.predicate) hold(parts);
        }
        return wider && !narrower ? whole : columns;
    }

    const Asked& asked_;
    const Options& options_;
    Query query_;
    const schema::Relation* relation_ = nullptr;
    std::optional<std::string_view> tenant_column_;
    Writing writing_;
};

bool shows_all(const Resource& root) {
    return std::ranges::none_of(root.children, &Resource::inner);
}

}  // namespace

bool Writing::is_idle() const {
    if (kind == Kind::remove) return false;
    return body.count == 0 || (kind == Kind::update && given.empty());
}

bool Writing::is_of_one_row() const {
    if (!shows_all(root)) return false;
    if (kind == Kind::insert) return body.count == 1;
    if (!root.relation->primary_key) return false;
    const auto is_given = [&](const std::string& column) {
        if (tenant && column == tenant_column(*root.relation)) return true;
        return std::ranges::any_of(root.narrowing.filters, [&](const Filter& filter) {
            const auto* one = std::get_if<Condition>(&filter);
            return one && one->op == Operator::eq && !one->negated && one->quantifier == Quantifier::none && one->field == Field{column, {}};
        });
    };
    return std::ranges::all_of(root.relation->primary_key->columns, is_given);
}

Outcome<Writing> plan_write(const Asked& asked, const Options& options) {
    auto query = parse_query(asked.request.query);
    if (!query) return std::unexpected(query.error());
    return plan_write(asked, *std::move(query), options);
}

Outcome<Writing> plan_write(const Asked& asked, Query query, const Options& options) { return WritePlanner{asked, std::move(query), options}.whole(); }

}  // namespace orderline::rest
