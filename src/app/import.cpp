// app/import.cpp: checks, copies into temporary tables, merges.
#include "app/import.hpp"
#include <fmt/format.h>
#include <unistd.h>
#include <cstdio>
#include <filesystem>
#include <unordered_set>
#include "app/import_file.hpp"
#include "app/import_known.hpp"
#include "app/import_rows.hpp"
#include "app/sql.hpp"
#include "app/work.hpp"

namespace orderline::app {
namespace {

struct Statements {
    const pg::Statement &table, &copy;
};

Statements statements_of(ImportKind kind) {
    switch (kind) {
        case ImportKind::products: return {sql::import_products_table, sql::import_products_copy};
        case ImportKind::customers: return {sql::import_customers_table, sql::import_customers_copy};
        case ImportKind::orders: break;
    }
    return {sql::import_order_lines_table, sql::import_order_lines_copy};
}

/// One line of COPY's text format.
void append_copy_line(std::string& out, const CopyRow& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) out += '\t';
        if (!row[i]) {
            out += "\\N";
            continue;
        }
        for (const char c : *row[i]) {
            switch (c) {
                case '\\': out += "\\\\"; break;
                case '\t': out += "\\t"; break;
                case '\n': out += "\\n"; break;
                case '\r': out += "\\r"; break;
                default: out += c;
            }
        }
    }
    out += '\n';
}

/// The rows that were not taken, as they were, with the reason; appears under its name only when it is complete.
class Rejects {
public:
    explicit Rejects(std::string path) : path_{std::move(path)} {}
    ~Rejects() {
        if (file_) std::fclose(file_);
        if (!path_.empty() && !kept_) std::remove((path_ + ".new").c_str());
    }
    Rejects(const Rejects&) = delete;

    Result<void> open(const ImportFile& source) {
        if (path_.empty()) return {};
        delimiter_ = source.delimiter();
        file_ = std::fopen((path_ + ".new").c_str(), "wb");
        if (!file_) return fail(Code::bad_request, "usage", fmt::format("Cannot write {}.", path_));
        auto header = source.header();
        header.push_back("reason");
        put(csv_line(header, delimiter_));
        return {};
    }
    void add(const CsvRecord& record, const std::string& reason) {
        auto fields = record.problem.empty() ? record.fields : std::vector{record.raw};
        fields.push_back(fmt::format("line {}: {}", record.line, reason));
        put(csv_line(fields, delimiter_));
    }
    Result<void> keep() {
        if (!file_) return {};
        const bool whole = std::fflush(file_) == 0 && fsync(fileno(file_)) == 0 && !failed_;
        std::fclose(std::exchange(file_, nullptr));
        std::error_code problem;
        if (whole) std::filesystem::rename(path_ + ".new", path_, problem);
        kept_ = whole && !problem;
        if (!kept_) return fail(Code::unavailable, "unavailable", fmt::format("Cannot write {}.", path_));
        return {};
    }

private:
    void put(const std::string& text) { failed_ |= std::fwrite(text.data(), 1, text.size(), file_) != text.size(); }
    std::string path_;
    char delimiter_ = ',';
    std::FILE* file_ = nullptr;
    bool failed_ = false, kept_ = false;
};

struct Importer {
    pg::Session& session;
    const TenantRow& tenant;
    const ImportOptions& options;
    ImportFile file;
    Mapping mapping;
    Known known;
    ImportReport report;
    std::unordered_set<std::string> bad_groups;

    ValueRules rules() const { return {std::string{to_text(tenant.currency)}, options.mark}; }
    void show(std::string_view what) const {
        if (options.progress) options.progress(what, file.done(), file.size());
    }

    Result<void> check_all();
    Result<void> write(Work& work);
    Result<void> write_orders(Work& work, const std::unordered_map<std::string, OrderHead>& heads);
    Result<void> merge(Work& work);
    std::string columns_text() const;
};

Result<void> Importer::check_all() {
    RowCheck check{options.kind, mapping, rules(), known};
    const auto on_row = [&](CsvRecord& record) -> Result<void> {
        ++report.rows;
        const auto row = check.check(record);
        if (row) return {};
        ++report.bad_rows;
        if (auto group = check.group_of(record); !group.empty()) bad_groups.insert(std::move(group));
        if (report.errors.size() < errors_kept) report.errors.push_back({record.line, row.error().message});
        return {};
    };
    while (true) {
        TRY(more, file.read_piece(on_row));
        if (!more) return {};
        show("Checking");
    }
}

Result<void> Importer::write(Work& work) {
    TRY_VOID(file.rewind());
    RowCheck check{options.kind, mapping, rules(), known};
    Rejects rejects{options.rejects};
    TRY_VOID(rejects.open(file));
    const auto statements = statements_of(options.kind);
    TRY_VOID(session.execute(std::string{statements.table.text}));
    std::int64_t rows = 0, bad = 0;
    const auto next = [&](std::string& piece) -> Result<bool> {
        const auto on_row = [&](CsvRecord& record) -> Result<void> {
            ++rows;
            const bool in_bad_group = bad_groups.contains(check.group_of(record));
            auto row = check.check(record);
            if (row && !in_bad_group) {
                append_copy_line(piece, *row);
                return {};
            }
            ++bad;
            if (options.rejects.empty()) return fail(Code::conflict, "conflict", "The file changed while it was read. Try again.");
            rejects.add(record, row ? "another row of this order is bad" : row.error().message);
            return {};
        };
        while (piece.empty()) {
            TRY(more, file.read_piece(on_row));
            if (!more) return false;
        }
        show("Writing");
        return true;
    };
    TRY_VOID(session.copy_in(std::string{statements.copy.text}, next));
    if (rows != report.rows || bad < report.bad_rows) {
        return fail(Code::conflict, "conflict", "The file changed while it was read. Try again.");
    }
    report.bad_rows = bad;
    TRY_VOID(options.kind == ImportKind::orders ? write_orders(work, check.orders()) : merge(work));
    if (bad > 0) TRY_VOID(rejects.keep());
    TRY_VOID(work.commit());
    report.written = true;
    return {};
}

/// The columns that the file has, as an array: others are left as they are.
std::string Importer::columns_text() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < mapping.places.size(); ++i) {
        if (!mapping.places[i]) continue;
        names.emplace_back(columns_of(options.kind)[i].name);
        if (options.kind == ImportKind::customers && names.back() == "name") {
            names.emplace_back("first_name");
            names.emplace_back("last_name");
        }
    }
    return pg::array_text(names);
}

Result<void> Importer::merge(Work& work) {
    const bool products = options.kind == ImportKind::products;
    if (products) {
        TRY_VOID(work.run(sql::import_categories, pg::Params::of(tenant.id)));
        TRY_VOID(work.run(sql::import_types, pg::Params::of(tenant.id)));
        TRY_VOID(session.execute("ANALYZE import_products"));
    } else {
        TRY_VOID(work.run(sql::import_industries));
        TRY_VOID(session.execute("ANALYZE import_customers"));
    }
    TRY(before, work.run(products ? sql::import_products_known : sql::import_customers_known, pg::Params::of(tenant.id)));
    TRY(merged, work.run(products ? sql::import_products : sql::import_customers, pg::Params::of(tenant.id, columns_text())));
    const auto good = report.rows - report.bad_rows;
    report.inserted = good - before.integer(0, 0);
    report.updated = merged.affected() - report.inserted;
    report.unchanged = good - merged.affected();
    return {};
}

Result<void> Importer::write_orders(Work& work, const std::unordered_map<std::string, OrderHead>& heads) {
    TRY_VOID(session.execute(std::string{sql::import_orders_table.text}));
    TRY_VOID(session.execute(std::string{sql::import_order_lines_index.text}));
    const auto value = [](const OrderHead& head, std::string_view column) {
        return head.values[column_index(ImportKind::orders, column)];
    };
    auto head = heads.begin();
    std::int64_t count = 0;
    const auto next = [&](std::string& piece) -> Result<bool> {
        for (; head != heads.end() && piece.size() < 65536; ++head) {
            const auto& one = head->second;
            if (bad_groups.contains(one.external_id)) continue;
            ++count;
            append_copy_line(piece, {to_text(one.id), one.external_id, to_text(one.customer), value(one, "currency"),
                                     value(one, "order_date"), value(one, "delivery_date"), value(one, "status"),
                                     value(one, "notes")});
        }
        return !piece.empty();
    };
    TRY_VOID(session.copy_in(std::string{sql::import_orders_copy.text}, next));
    TRY_VOID(session.execute("ANALYZE import_orders, import_order_lines"));
    TRY_VOID(work.run(sql::import_orders_compare, pg::Params::of(tenant.id)));
    TRY(states, work.run(sql::import_orders_states));
    report.inserted = states.integer(0, 0);
    report.updated = states.integer(0, 1);
    report.unchanged = count - report.inserted - report.updated;
    if (report.inserted > 0) {
        TRY(numbers, work.run(sql::import_order_numbers, pg::Params::of(tenant.id, report.inserted)));
        const auto before = numbers.integer(0, 0) - report.inserted;
        TRY_VOID(work.run(sql::import_orders_new, pg::Params::of(tenant.id, before, to_text(tenant.currency))));
    }
    TRY_VOID(work.run(sql::import_order_lines_drop, pg::Params::of(tenant.id)));
    TRY_VOID(work.run(sql::import_orders_changed, pg::Params::of(tenant.id)));
    TRY_VOID(work.run(sql::import_order_lines, pg::Params::of(tenant.id)));
    return {};
}

}  // namespace

Result<ImportReport> run_import(pg::Session& session, const TenantRow& tenant, const ImportOptions& options) {
    TRY(file, ImportFile::open(options.path, options.delimiter));
    TRY(mapping, map_columns(options.kind, file.header(), options.map));
    TRY(work, Work::begin(session, tenant.id));
    TRY_VOID(session.execute(std::string{sql::import_session.text}));
    TRY_VOID(work.run(sql::import_time_zone, pg::Params::of(tenant.time_zone)));
    TRY(known, read_known(work, tenant, options.kind));
    Importer importer{session, tenant, options, std::move(file), std::move(mapping), std::move(known), {}, {}};
    importer.report.ignored_columns = importer.mapping.ignored;
    TRY_VOID(importer.check_all());
    const bool stop = options.dry_run || (importer.report.bad_rows > 0 && options.rejects.empty());
    if (!stop) TRY_VOID(importer.write(work));
    return std::move(importer.report);
}

}  // namespace orderline::app
