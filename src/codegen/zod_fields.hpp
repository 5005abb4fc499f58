// codegen/zod_fields.hpp: the fields of a relation's schemas, and which of its CHECK constraints stand where.
#pragma once
#include <string>
#include <vector>
#include "codegen/ts_forms.hpp"
#include "codegen/zod_checks.hpp"
#include "codegen/zod_types.hpp"

namespace orderline::codegen {

class ZodFields {
public:
    ZodFields(const schema::Model& model, const ZodTypes& types, Helpers& called)
        : model_{model}, types_{types}, called_{called} {}

    void append_read(std::string& out, const schema::Relation& relation) const;
    void append_write(std::string& out, const schema::Relation& relation, Form form) const;
    /// `.refine(…)` for each check that compares columns, or sees NULL.
    void append_row_checks(std::string& out, const schema::Relation& relation, Form form) const;

private:
    struct Parsed {
        const schema::Check* check;
        Expression tree;
    };
    std::vector<Parsed> checks_of(const schema::Relation& relation) const;
    /// Schema and checks of a column alone, each a link of the chain.
    std::vector<std::string> chain_of(const schema::Column& column, const std::vector<Parsed>& checks, ZodTypes::Use use) const;
    std::vector<std::string> links_of(const schema::Column& column, const Parsed& parsed) const;
    std::string short_link(const Expression& tree, const schema::Type& type, const std::string& name) const;
    void append_field(std::string& out, const schema::Column& column, std::vector<std::string> chain) const;

    const schema::Model& model_;
    const ZodTypes& types_;
    Helpers& called_;
};

}  // namespace orderline::codegen
