// tests/base/text_test.cpp: what text can be stored, how long it is, white space and case.
#include "base/text.hpp"
#include <gtest/gtest.h>
#include "tests/support/seeds.hpp"

namespace orderline {
namespace {

using namespace std::string_view_literals;

struct Utf8Case {
    std::string name;
    std::string_view text;
    bool storable;
};
void PrintTo(const Utf8Case& c, std::ostream* out) { *out << c.name; }
class Utf8 : public testing::TestWithParam<Utf8Case> {};

TEST_P(Utf8, IsCheckedByTheTable) { EXPECT_EQ(is_storable_text(GetParam().text), GetParam().storable); }

// The edges of table 3-7 of the Unicode Standard, and each kind of damage.
INSTANTIATE_TEST_SUITE_P(Base, Utf8, testing::Values(
    Utf8Case{"empty", ""sv, true}, Utf8Case{"ascii", "apples\n"sv, true}, Utf8Case{"nul", "a\0b"sv, false},
    Utf8Case{"del", "\x7f"sv, true}, Utf8Case{"two_bytes_first", "\xc2\x80"sv, true},
    Utf8Case{"two_bytes_last", "\xdf\xbf"sv, true}, Utf8Case{"two_bytes_overlong", "\xc1\xbf"sv, false},
    Utf8Case{"nul_overlong", "\xc0\x80"sv, false}, Utf8Case{"three_bytes_first", "\xe0\xa0\x80"sv, true},
    Utf8Case{"three_bytes_overlong", "\xe0\x9f\xbf"sv, false}, Utf8Case{"before_surrogates", "\xed\x9f\xbf"sv, true},
    Utf8Case{"first_surrogate", "\xed\xa0\x80"sv, false}, Utf8Case{"last_surrogate", "\xed\xbf\xbf"sv, false},
    Utf8Case{"after_surrogates", "\xee\x80\x80"sv, true}, Utf8Case{"three_bytes_last", "\xef\xbf\xbf"sv, true},
    Utf8Case{"four_bytes_first", "\xf0\x90\x80\x80"sv, true}, Utf8Case{"four_bytes_overlong", "\xf0\x8f\xbf\xbf"sv, false},
    Utf8Case{"last_code_point", "\xf4\x8f\xbf\xbf"sv, true}, Utf8Case{"beyond_unicode", "\xf4\x90\x80\x80"sv, false},
    Utf8Case{"far_beyond", "\xf5\x80\x80\x80"sv, false}, Utf8Case{"lone_continuation", "\x80"sv, false},
    Utf8Case{"cut_after_one_of_two", "a\xc3"sv, false}, Utf8Case{"cut_after_two_of_three", "\xe2\x82"sv, false},
    Utf8Case{"cut_after_three_of_four", "\xf0\x9f\x8d"sv, false}, Utf8Case{"wrong_second", "\xc3z"sv, false},
    Utf8Case{"wrong_third", "\xe2\x82z"sv, false}, Utf8Case{"wrong_fourth", "\xf0\x9f\x8dz"sv, false},
    Utf8Case{"latin1", "\xe4pfel"sv, false}, Utf8Case{"ff", "\xff"sv, false}, Utf8Case{"words", "Äpfel 二十 🍎"sv, true}
), [](const auto& row) { return row.param.name; });

std::string encoded(std::uint32_t code) {
    const auto tail = [&](int shift) { return static_cast<char>(0x80 | (code >> shift & 0x3f)); };
    if (code < 0x80) return {static_cast<char>(code)};
    if (code < 0x800) return {static_cast<char>(0xc0 | code >> 6), tail(0)};
    if (code < 0x10000) return {static_cast<char>(0xe0 | code >> 12), tail(6), tail(0)};
    return {static_cast<char>(0xf0 | code >> 18), tail(12), tail(6), tail(0)};
}

TEST(Utf8, TakesEveryCodePointButNulAndSurrogates) {
    for (std::uint32_t code = 0; code <= 0x10ffff; ++code) {
        const bool good = code != 0 && (code < 0xd800 || code > 0xdfff);
        ASSERT_EQ(is_storable_text(encoded(code)), good) << code;
    }
}

TEST(Utf8Law, IsCheckedPieceByPieceAsInTheWhole) {
    for_seeds(2000, [](Random& random) {
        std::string text;
        bool all_good = true;
        std::size_t characters = 0;
        for (auto count = any_of(random, 0, 6); count > 0; --count) {
            auto piece = encoded(static_cast<std::uint32_t>(any_of(random, 1, 0xd7ff)));
            if (one_in(random, 12)) {
                piece = "\xc0";
                all_good = false;
            }
            text += piece;
            ++characters;
        }
        EXPECT_EQ(is_storable_text(text), all_good);
        if (all_good) {
            EXPECT_EQ(length_in_characters(text), characters);
        }
    });
}

TEST(Text, LengthCountsCodePoints) {
    EXPECT_EQ(length_in_characters(""), 0u);
    EXPECT_EQ(length_in_characters("Äpfel"), 5u);
    EXPECT_EQ(length_in_characters("🍎"), 1u);
    EXPECT_EQ(length_in_characters("e\u0301"), 2u);
}

TEST(Text, IsTrimmedOfAsciiWhiteSpaceAtBothEnds) {
    EXPECT_EQ(trim("  a b \t\r\n"), "a b");
    EXPECT_EQ(trim(" \n"), "");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim("\u00a0a"), "\u00a0a");
}

TEST(Text, IsLoweredInAsciiOnly) {
    EXPECT_EQ(ascii_lower("Anna.HUBER@Example.AT [Ä"), "anna.huber@example.at [Ä");
}

}  // namespace
}  // namespace orderline
