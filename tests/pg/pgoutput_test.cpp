// tests/pg/pgoutput_test.cpp: what the messages of logical replication become, and that broken ones are refused.
#include "pg/pgoutput.hpp"
#include <gtest/gtest.h>
#include "tests/pg/pgoutput_bytes.hpp"
#include "tests/support/seeds.hpp"

namespace orderline::pg {
namespace {

using Values = std::vector<std::optional<std::string>>;

class Pgoutput : public testing::Test {
protected:
    Pgoutput() {
        decode(begin_message());
        decode(relation_message(7, "drafts", {"id", "note"}));
    }
    std::vector<RowChange> decode(const std::string& message) {
        auto changes = decoder.decode(as_bytes(message));
        EXPECT_TRUE(changes) << changes.error().detail;
        return changes ? *changes : std::vector<RowChange>{};
    }
    bool refuses(const std::string& message) { return !decoder.decode(as_bytes(message)); }

    static std::string insert(std::uint32_t relation, const Values& values) {
        return PgoutputBytes('I').number(relation, 4).letter('N').tuple(values);
    }

    PgoutputDecoder decoder;
};

TEST_F(Pgoutput, GivesRowsOutWhenTheirTransactionCommits) {
    EXPECT_TRUE(decode(insert(7, {"1", "first"})).empty());
    EXPECT_TRUE(decode(insert(7, {"2", std::nullopt})).empty());
    const auto changes = decode(commit_message());
    ASSERT_EQ(changes.size(), 2u);
    EXPECT_EQ(changes[0].kind, RowKind::insert);
    EXPECT_EQ(changes[0].relation->table, "drafts");
    EXPECT_EQ(*changes[0].value("note"), "first");
    EXPECT_EQ(changes[1].value("note"), nullptr);
    EXPECT_EQ(changes[1].value("nothing"), nullptr);
    EXPECT_TRUE(decode(commit_message()).empty()) << "each row once";
}

TEST_F(Pgoutput, ReadsUpdatesWithAndWithoutTheOldRowAndDeletes) {
    decode(PgoutputBytes('U').number(7, 4).letter('N').tuple({"1", "\xff"}));
    decode(PgoutputBytes('U').number(7, 4).letter('O').tuple({"1", "old"}).letter('N').tuple({"1", "new"}));
    decode(PgoutputBytes('U').number(7, 4).letter('K').tuple({"1", std::nullopt}).letter('N').tuple({"3", "key"}));
    decode(PgoutputBytes('D').number(7, 4).letter('K').tuple({"3", std::nullopt}));
    const auto changes = decode(commit_message());
    ASSERT_EQ(changes.size(), 4u);
    EXPECT_TRUE(changes[0].unchanged[1]);
    EXPECT_EQ(changes[0].value("note"), nullptr);
    EXPECT_EQ(*changes[1].value("note"), "new");
    EXPECT_EQ(*changes[2].value("id"), "3");
    EXPECT_EQ(changes[3].kind, RowKind::remove);
}

TEST_F(Pgoutput, KnowsWhenTheTransactionWasCommitted) {
    EXPECT_EQ(to_text(decoder.commit_time()), "2000-01-01T00:00:00.000002Z");
    decode(PgoutputBytes('B').number(1, 8).number(848'750'400'000'000, 8).number(3, 4));
    EXPECT_EQ(to_text(decoder.commit_time()), "2026-11-23T12:00:00.000000Z");
    decode(PgoutputBytes('B').number(1, 8).number(~std::uint64_t{0} >> 1, 8).number(3, 4));  // any number is some time
}

TEST_F(Pgoutput, KeepsTheColumnsThatARowWasWrittenWith) {
    decode(insert(7, {"1", "before"}));
    decode(relation_message(7, "drafts", {"id", "note", "version"}));
    decode(insert(7, {"2", "after", "9"}));
    const auto changes = decode(commit_message());
    EXPECT_EQ(changes[0].relation->columns.size(), 2u);
    EXPECT_EQ(*changes[1].value("version"), "9");
}

TEST_F(Pgoutput, PassesOverWhatIsNoRow) {
    for (const char kind : {'Y', 'O', 'M', 'T'}) EXPECT_TRUE(decode(PgoutputBytes(kind).number(1, 8)).empty());
}

TEST_F(Pgoutput, RefusesWhatIsBroken) {
    EXPECT_TRUE(refuses(""));
    EXPECT_TRUE(refuses("?"));
    EXPECT_TRUE(refuses("B"));
    EXPECT_TRUE(refuses(begin_message() + "x"));
    EXPECT_TRUE(refuses(insert(8, {"1", "2"}))) << "no such relation";
    EXPECT_TRUE(refuses(insert(7, {"1"}))) << "too few columns";
    EXPECT_TRUE(refuses(insert(7, {"1", "2"}) + "x"));
    EXPECT_TRUE(refuses(PgoutputBytes('I').number(7, 4).letter('O').tuple({"1", "2"})));
    EXPECT_TRUE(refuses(PgoutputBytes('I').number(7, 4).letter('N').number(2, 2).letter('t').number(0xffffffff, 4)));
    EXPECT_TRUE(refuses(PgoutputBytes('R').number(9, 4).text("public").text("t").letter('d').number(65535, 2)));
}

TEST_F(Pgoutput, RefusesEveryMessageThatIsCutShort) {
    const std::vector<std::string> whole{begin_message(), relation_message(7, "drafts", {"id", "note"}), insert(7, {"1", "2"}),
                                         PgoutputBytes('U').number(7, 4).letter('O').tuple({"1", "a"}).letter('N').tuple({"1", "b"}),
                                         PgoutputBytes('D').number(7, 4).letter('O').tuple({"1", "a"}), commit_message()};
    for (const auto& message : whole) {
        for (std::size_t size = 0; size < message.size(); ++size) EXPECT_TRUE(refuses(message.substr(0, size))) << message[0] << size;
    }
}

TEST_F(Pgoutput, SurvivesBytesThatAreWrongAnywhere) {
    for_seeds(2000, [&](Random& random) {
        std::string message = random() % 2 ? insert(7, {"1", "two"}) : relation_message(7, "drafts", {"id", "note"});
        for (int i = 0; i < 3; ++i) message[random() % message.size()] = static_cast<char>(random());
        PgoutputDecoder fresh;
        static_cast<void>(fresh.decode(as_bytes(relation_message(7, "drafts", {"id", "note"}))));
        static_cast<void>(fresh.decode(as_bytes(message)));
        const auto changes = fresh.decode(as_bytes(commit_message())).value();
        for (const auto& change : changes) {
            EXPECT_EQ(change.values.size(), change.relation->columns.size());
        }
    });
}

}  // namespace
}  // namespace orderline::pg
