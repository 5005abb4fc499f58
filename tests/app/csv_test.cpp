// tests/app/csv_test.cpp: CSV read in whole, in pieces and again after writing.
#include "app/csv.hpp"
#include <gtest/gtest.h>
#include "tests/support/seeds.hpp"

namespace orderline::app {
namespace {

std::vector<CsvRecord> read(std::string_view text, char delimiter = ',', std::size_t piece = 1 << 20) {
    std::vector<CsvRecord> records;
    CsvReader reader{delimiter};
    const auto keep = [&](CsvRecord& record) { records.push_back(record); };
    for (std::size_t at = 0; at < text.size(); at += piece) reader.feed(text.substr(at, piece), keep);
    reader.finish(keep);
    return records;
}

/// "1:a|b 3:c|d": line, fields; a broken record is "2!".
std::string shown(const std::vector<CsvRecord>& records) {
    std::string out;
    for (const auto& record : records) {
        if (!out.empty()) out += ' ';
        out += std::to_string(record.line) + (record.problem.empty() ? ":" : "!");
        if (!record.problem.empty()) continue;
        for (std::size_t i = 0; i < record.fields.size(); ++i) out += (i ? "|" : "") + record.fields[i];
    }
    return out;
}

struct CsvCase {
    std::string name, text, records;
};

class Csv : public testing::TestWithParam<CsvCase> {};

TEST_P(Csv, IsReadInPiecesOfAnySize) {
    for (const std::size_t piece : {1u, 2u, 3u, 7u, 1000u}) {
        EXPECT_EQ(shown(read(GetParam().text, ',', piece)), GetParam().records) << "in pieces of " << piece;
    }
}

INSTANTIATE_TEST_SUITE_P(App, Csv, testing::Values(
    CsvCase{"nothing", "", ""},
    CsvCase{"one_field", "a", "1:a"},
    CsvCase{"unix_lines", "a,b\nc,d\n", "1:a|b 2:c|d"},
    CsvCase{"windows_lines", "a,b\r\nc,d\r\n", "1:a|b 2:c|d"},
    CsvCase{"old_mac_lines", "a,b\rc,d\r", "1:a|b 2:c|d"},
    CsvCase{"no_break_at_the_end", "a,b\nc,d", "1:a|b 2:c|d"},
    CsvCase{"empty_fields", ",\n,,", "1:| 2:||"},
    CsvCase{"empty_lines_are_no_records", "a\n\n\r\n\nb\n", "1:a 5:b"},
    CsvCase{"a_quoted_empty_field_is_a_record", "\"\"\na", "1: 2:a"},
    CsvCase{"quoted", "\"a\",\"b\"", "1:a|b"},
    CsvCase{"quoted_delimiter", "\"a,b\",c", "1:a,b|c"},
    CsvCase{"doubled_quote", "\"a\"\"b\"\"\",c", "1:a\"b\"|c"},
    CsvCase{"break_in_quotes", "\"a\nb\",c\nd,e", "1:a\nb|c 3:d|e"},
    CsvCase{"windows_break_in_quotes", "\"a\r\nb\",c\r\nd,e", "1:a\r\nb|c 3:d|e"},
    CsvCase{"quoted_break_before_a_real_one", "\"a\r\"\nb", "1:a\r 3:b"},
    CsvCase{"byte_order_mark", "\xef\xbb\xbf" "a,b", "1:a|b"},
    CsvCase{"byte_order_mark_and_quote", "\xef\xbb\xbf" "\"a\",b", "1:a|b"},
    CsvCase{"half_a_byte_order_mark", "\xef\xbb", "1!"},
    CsvCase{"spaces_stay", " a , b ", "1: a | b "},
    CsvCase{"umlauts", "Käse,größer", "1:Käse|größer"},
    CsvCase{"not_utf8", "a\nK\xe4se\nb", "1:a 2! 3:b"},
    CsvCase{"nul", std::string("a\nb\0c\nd", 7), "1:a 2! 3:d"},
    CsvCase{"quote_inside_a_plain_field", "a\nb\"c,d\ne", "1:a 2! 3:e"},
    CsvCase{"text_behind_a_quote", "\"a\"b,c\nd", "1! 2:d"},
    CsvCase{"quote_never_closed", "a\n\"b\nc\nd", "1:a 2!"}
), [](const auto& one) { return one.param.name; });

/// Any fields, with what is special made frequent.
std::vector<std::string> any_fields(Random& random) {
    static const std::string pieces[] = {"\"", ",", ";", "\n", "\r", "\r\n", "a", "b", " ", "ä", "€", "\xef\xbb\xbf", "\t", "'"};
    std::vector<std::string> fields(static_cast<std::size_t>(any_of(random, 1, 6)));
    for (auto& field : fields) {
        for (auto left = any_of(random, 0, 5); left > 0; --left) field += pieces[any_of(random, 0, std::ssize(pieces) - 1)];
    }
    return fields;
}

}  // namespace

TEST(CsvLaw, WhatIsWrittenIsReadAgain) {
    for_seeds(3000, [](Random& random) {
        const char delimiter = ",;\t|"[any_of(random, 0, 3)];
        std::vector<std::vector<std::string>> written;
        std::string text;
        for (auto left = any_of(random, 1, 5); left > 0; --left) {
            written.push_back(any_fields(random));
            text += csv_line(written.back(), delimiter);
        }
        const auto records = read(text, delimiter, static_cast<std::size_t>(any_of(random, 1, 9)));
        ASSERT_EQ(records.size(), written.size());
        for (std::size_t i = 0; i < written.size(); ++i) {
            EXPECT_EQ(records[i].problem, "");
            EXPECT_EQ(records[i].fields, written[i]);
        }
    });
}

TEST(CsvLaw, PiecesDoNotMatter) {
    for_seeds(3000, [](Random& random) {
        static constexpr std::string_view letters = "\"\",\n\rab\xef\xbb\xbf\xc3\xa4";
        std::string text;
        for (auto left = any_of(random, 0, 40); left > 0; --left) text += letters[static_cast<std::size_t>(any_of(random, 0, std::ssize(letters) - 1))];
        const auto whole = shown(read(text));
        EXPECT_EQ(shown(read(text, ',', 1)), whole);
        EXPECT_EQ(shown(read(text, ',', static_cast<std::size_t>(any_of(random, 2, 9)))), whole);
    });
}

TEST(Csv, ARecordWithoutEndIsGivenUpAndReadingGoesOn) {
    std::string text = "a\n" + std::string(2 * CsvReader::record_bytes_max, 'x') + "\nb\n";
    EXPECT_EQ(shown(read(text, ',', 65536)), "1:a 2! 3:b");
    text = "a\n" + std::string(2 * CsvReader::fields_max, ',') + "\nb\n";
    EXPECT_EQ(shown(read(text)), "1:a 2! 3:b");
}

TEST(Csv, AnUnclosedQuoteIsNamedByItsLine) {
    const auto records = read("a,b\nc,\"d\ne\n");
    ASSERT_EQ(records.size(), 2u);
    EXPECT_EQ(records[1].problem, "The quote opened in line 2 is never closed.");
}

TEST(Csv, TheDelimiterIsFoundInTheFirstLine) {
    EXPECT_EQ(detect_delimiter("a,b,c\n1;2;3;4;5"), ',');
    EXPECT_EQ(detect_delimiter("a;b;c,d\n"), ';');
    EXPECT_EQ(detect_delimiter("a\tb"), '\t');
    EXPECT_EQ(detect_delimiter("a|b"), '|');
    EXPECT_EQ(detect_delimiter("\"a;b;c;d\",e"), ',');
    EXPECT_EQ(detect_delimiter("a"), ',');
    EXPECT_EQ(detect_delimiter(""), ',');
}

}  // namespace orderline::app
