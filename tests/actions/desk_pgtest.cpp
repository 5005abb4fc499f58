// tests/actions/desk_pgtest.cpp: the desk against a real database: two of them on one draft, replays, and changes past both.
#include <fmt/format.h>
#include <set>
#include "actions/desk.hpp"
#include "actions/drafts.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::actions {
namespace {

const TenantId tenant = *parse_id<TenantId>("c0000000-0000-4000-8000-000000000001");
const DraftId draft_id = *parse_id<DraftId>("c0000000-0000-4000-8000-000000000040");

ProductId product(int n) { return *parse_id<ProductId>(fmt::format("c0000000-0000-4000-8000-0000000000{}", 60 + n)); }
Deadline soon() { return Deadline::in(std::chrono::seconds{20}); }

constexpr const char* rows_sql = R"sql(
INSERT INTO tenants (id, name, settings) VALUES ('c0000000-0000-4000-8000-000000000001', 'C',
  '{"currency":"EUR","taxes":[{"name":"VAT","rate":"10.00"},{"name":"Sugar","rate":"5","class":"sweet"}]}');
INSERT INTO customers (tenant_id, id, first_name, last_name) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000020', 'Carl', 'Customer');
INSERT INTO call_logs (tenant_id, id, customer_id) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000030', 'c0000000-0000-4000-8000-000000000020');
INSERT INTO proposed_orders (tenant_id, id, customer_id, call_id) VALUES
  ('c0000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000040', 'c0000000-0000-4000-8000-000000000020',
   'c0000000-0000-4000-8000-000000000030');
INSERT INTO products (tenant_id, id, name, price_minor, tax_class)
  SELECT 'c0000000-0000-4000-8000-000000000001', ('c0000000-0000-4000-8000-0000000000' || 60 + n)::uuid, 'product ' || n, n * 100,
         CASE WHEN n > 4 THEN 'sweet' END
  FROM generate_series(1, 8) AS n;
)sql";

Asker agent() {
    Principal who;
    who.tenant = tenant;
    who.kind = ActorKind::user;
    who.actor = random_uuid();
    who.name = "Anna";
    who.permissions = {Permission::drafts_read, Permission::drafts_write, Permission::drafts_accept, Permission::prices_override};
    return std::make_shared<const Principal>(std::move(who));
}

Operation put(int n, std::int64_t pieces) {
    PutLine put;
    put.line.product = product(n);
    put.line.quantity.thousandths = pieces * 1000;
    return put;
}

class DeskTest : public TestDatabase {
protected:
    DeskTest() { sql(rows_sql); }

    static EditRequest request(Operation operation, OperationId id = new_id<OperationId>()) {
        EditRequest edit;
        edit.id = id;
        edit.device = "test";
        edit.operation = std::move(operation);
        return edit;
    }
    Result<Kept> edit(Desk& desk, Operation operation, OperationId id = new_id<OperationId>()) {
        return run(desk.edit(who_, draft_id, request(std::move(operation), id), soon()));
    }
    Result<Kept> accept(Desk& desk, const Kept& shown, std::string key) {
        AcceptRequest accept{{shown.version, shown.digest}, std::move(key), "test", "button"};
        return run(desk.accept(who_, draft_id, std::move(accept), soon()));
    }
    std::string of_draft(const std::string& column) {
        return scalar("SELECT " + column + " FROM proposed_orders WHERE id = '" + to_text(draft_id) + "'");
    }

    Asker who_ = agent();
    Tenants tenants_{pool()};
    Desk desk_{runtime(), pool(), tenants_}, other_{runtime(), pool(), tenants_};
};

/// What came of many edits that were under way at the same time.
struct Outcome {
    std::set<std::int64_t> versions;
    int wanted = 0, done = 0;
    std::string refusals;
};

Task<void> edit_into(Outcome& outcome, Desk& desk, Asker who, EditRequest request, DraftId draft = draft_id) {
    auto kept = co_await desk.edit(std::move(who), draft, std::move(request), soon());
    if (kept) outcome.versions.insert(kept->version);
    else outcome.refusals.append(kept.error().reason).append(" ");
    ++outcome.done;
}

TEST_F(DeskTest, two_desks_keep_each_edit_once_and_leave_no_gap) {
    Outcome outcome;
    for (int i = 0; i < 160; ++i) {
        ++outcome.wanted;
        runtime().spawn("edit", edit_into(outcome, i % 2 ? desk_ : other_, who_, request(put(1 + i % 8, 1 + i))));
    }
    run_until(runtime(), [&] { return outcome.done == outcome.wanted; });
    EXPECT_EQ(outcome.refusals, "");
    EXPECT_EQ(outcome.versions.size(), 160u);
    EXPECT_EQ(*outcome.versions.begin(), 2);
    EXPECT_EQ(*outcome.versions.rbegin(), 161);
    EXPECT_EQ(of_draft("version"), "161");
    EXPECT_EQ(scalar("SELECT count(DISTINCT version) FROM draft_operations"), "160");

    Drafts drafts{pool(), tenants_};
    const auto view = run(drafts.view(who_, draft_id, false, soon()));
    ASSERT_TRUE(view);
    EXPECT_EQ(view->draft.lines.size(), 8u);
    EXPECT_EQ(to_hex(digest_of(view->draft)), of_draft("encode(digest, 'hex')"));
    EXPECT_EQ(std::to_string(totals_of(view->draft).total_minor), of_draft("total_minor"));
}

TEST_F(DeskTest, the_same_operation_many_times_at_once_is_kept_once) {
    const auto id = new_id<OperationId>();
    Outcome outcome;
    for (int i = 0; i < 20; ++i) {
        ++outcome.wanted;
        runtime().spawn("edit", edit_into(outcome, i % 2 ? desk_ : other_, who_, request(put(1, 3), id)));
    }
    run_until(runtime(), [&] { return outcome.done == outcome.wanted; });
    EXPECT_EQ(outcome.refusals, "");
    EXPECT_EQ(outcome.versions, std::set<std::int64_t>{2});
    EXPECT_EQ(scalar("SELECT count(*) FROM draft_operations"), "1");
}

TEST_F(DeskTest, a_caller_is_answered_by_its_deadline_and_may_repeat) {
    const auto id = new_id<OperationId>();
    sql("BEGIN; SELECT 1 FROM proposed_orders FOR UPDATE");
    const auto late = run(desk_.edit(who_, draft_id, request(put(1, 2), id), Deadline::in(std::chrono::milliseconds{100})));
    sql("COMMIT");
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().reason, "outcome_unknown");
    const auto again = edit(desk_, put(1, 2), id);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->version, 2);
    EXPECT_EQ(scalar("SELECT count(*) FROM draft_operations"), "1");
}

TEST_F(DeskTest, what_others_wrote_is_read_before_anything_is_refused) {
    ASSERT_TRUE(edit(desk_, put(1, 1)));
    ASSERT_TRUE(edit(other_, put(2, 1)));
    const auto removed = edit(desk_, RemoveLine{product(2)});  // this desk has not heard of that line
    ASSERT_TRUE(removed) << removed.error().reason;
    EXPECT_EQ(removed->version, 4);

    sql("UPDATE proposed_orders SET order_items = '[]', note = 'emptied by hand' WHERE id = '" + to_text(draft_id) + "'");
    const auto gone = edit(desk_, RemoveLine{product(1)});
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().reason, "line_not_found");
    const auto kept = edit(desk_, put(5, 2));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->version, 6);
    EXPECT_EQ(kept->totals, (Totals{1000, 150, 1150})) << "both taxes apply to what is sweet";
    EXPECT_EQ(of_draft("note"), "emptied by hand");
}

TEST_F(DeskTest, an_edit_tells_the_status_that_others_gave_the_draft) {
    ASSERT_TRUE(edit(desk_, put(1, 1)));
    ASSERT_TRUE(run(other_.present(who_, draft_id, "test", soon())));  // the version stays: this desk cannot see it by that
    const auto id = new_id<OperationId>();
    const auto first = edit(desk_, put(2, 1), id), again = edit(other_, put(2, 1), id);
    ASSERT_TRUE(first && again);
    EXPECT_EQ(first->status, DraftStatus::presented);
    EXPECT_EQ(again->status, first->status);
}

TEST_F(DeskTest, an_edit_that_expects_another_version_is_refused) {
    auto late = request(put(1, 1));
    late.expected_version = 7;
    EXPECT_EQ(run(desk_.edit(who_, draft_id, late, soon())).error().reason, "draft_changed");
    late.expected_version = 1;
    EXPECT_TRUE(run(desk_.edit(who_, draft_id, late, soon())));
    // Sent again it is no new edit: the version that it expects is no matter any more.
    const auto again = run(desk_.edit(who_, draft_id, late, soon()));
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->replayed);
}

TEST_F(DeskTest, what_postgres_refuses_of_one_draft_is_not_refused_of_others) {
    const auto other_draft = new_id<DraftId>();
    sql("INSERT INTO proposed_orders (tenant_id, id, customer_id, call_id) SELECT tenant_id, '" + to_text(other_draft) +
        "', customer_id, call_id FROM proposed_orders");
    ASSERT_TRUE(edit(desk_, SetNote{"read"}));
    ASSERT_TRUE(run(desk_.edit(who_, other_draft, request(SetNote{"read"}), soon())));
    auto wrong = request(SetNote{"x"});
    wrong.device = std::string(500, 'x');  // the endpoint would have refused it
    Outcome bad, good;
    runtime().spawn("edit", edit_into(bad, desk_, who_, wrong));
    runtime().spawn("edit", edit_into(good, desk_, who_, request(SetNote{"y"}), other_draft));
    run_until(runtime(), [&] { return bad.done + good.done == 2; });
    EXPECT_EQ(bad.refusals, "validation_failed ");
    EXPECT_EQ(good.refusals, "");
    EXPECT_EQ(good.versions, std::set<std::int64_t>{3});
}

TEST_F(DeskTest, an_order_is_made_once_whoever_accepts) {
    const auto kept = edit(desk_, put(1, 4));
    ASSERT_TRUE(kept);
    ASSERT_TRUE(run(other_.present(who_, draft_id, "test", soon())));
    Kept stale = *kept;
    stale.digest[0] ^= std::byte{1};
    EXPECT_EQ(accept(desk_, stale, "k").error().reason, "draft_changed");

    const auto first = accept(desk_, *kept, "k");
    ASSERT_TRUE(first) << first.error().detail;
    EXPECT_FALSE(first->replayed);
    for (auto* desk : {&desk_, &other_}) {
        for (const auto* key : {"k", "another"}) {
            const auto again = accept(*desk, *kept, key);
            ASSERT_TRUE(again) << again.error().reason;
            EXPECT_TRUE(again->replayed);
            EXPECT_EQ(again->order->id, first->order->id);
            EXPECT_EQ(again->order->number, first->order->number);
        }
        EXPECT_EQ(accept(*desk, stale, "k").error().reason, "idempotency_key_reused");
        EXPECT_EQ(edit(*desk, put(1, 5)).error().reason, "draft_closed");
        EXPECT_EQ(run(desk->decline(who_, draft_id, "", "test", soon())).error().reason, "draft_closed");
    }
    EXPECT_EQ(scalar("SELECT count(*) FROM orders"), "1");
    EXPECT_EQ(scalar("SELECT accepted_snapshot #>> '{totals,total}' FROM orders"), "4.40");
    EXPECT_EQ(scalar("SELECT string_agg(kind, ' ' ORDER BY at) FROM draft_operations"), "put_line present accept");
}

TEST_F(DeskTest, nobody_edits_without_the_right_or_a_draft_of_another_tenant) {
    Principal weak = *who_;
    weak.permissions = {Permission::drafts_read};
    const auto reader = std::make_shared<const Principal>(weak);
    EXPECT_EQ(run(desk_.edit(reader, draft_id, request(put(1, 1)), soon())).error().code, Code::forbidden);
    Principal strange = *who_;
    strange.tenant = new_id<TenantId>();
    const auto stranger = std::make_shared<const Principal>(strange);
    EXPECT_EQ(run(desk_.edit(stranger, draft_id, request(SetNote{"x"}), soon())).error().code, Code::not_found);
    EXPECT_EQ(of_draft("version"), "1");
}

}  // namespace
}  // namespace orderline::actions
