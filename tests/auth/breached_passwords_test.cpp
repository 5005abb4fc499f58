// tests/auth/breached_passwords_test.cpp: a password is found in the file wherever its line stands, and no other is.
#include "auth/breached_passwords.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>
#include "auth/password.hpp"
#include "tests/support/run_task.hpp"
#include "tests/support/seeds.hpp"

namespace orderline::auth {
namespace {

// As `printf %s password | sha1sum` says.
const std::string of_password = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8", of_12345678 = "7C222FB2927D828AF22F592134E8932480637C0D";

class BreachedPasswordsTest : public testing::Test {
protected:
    ~BreachedPasswordsTest() override { std::filesystem::remove(path_); }
    Result<BreachedPasswords> list(const std::string& content) {
        std::ofstream{path_, std::ios::binary} << content;
        return BreachedPasswords::open(path_);
    }
    std::string path_ = testing::TempDir() + "breached_" + testing::UnitTest::GetInstance()->current_test_info()->name();
};

std::string any_hash(Random& random) {
    std::string hash;
    while (hash.size() < 40) hash += "0123456789ABCDEF"[any_of(random, 0, 15)];
    return hash;
}

}  // namespace

TEST_F(BreachedPasswordsTest, AreFoundWhereverTheyStand) {
    for_seeds(200, [this](Random& random) {
        std::vector<std::string> hashes;
        for (auto i = any_of(random, 0, 40); i > 0; --i) hashes.push_back(any_hash(random));
        const bool first = any_of(random, 0, 1) == 1, second = any_of(random, 0, 1) == 1 || hashes.empty();
        if (first) hashes.push_back(of_password);
        if (second) hashes.push_back(of_12345678);
        std::sort(hashes.begin(), hashes.end());
        const std::string end = any_of(random, 0, 1) == 1 ? "\r\n" : "\n";
        const bool counted = any_of(random, 0, 1) == 1, ended = any_of(random, 0, 1) == 1;
        std::string content;
        for (const auto& hash : hashes) content += hash + (counted ? ":" + std::to_string(any_of(random, 1, 99'999'999)) : "") + end;
        if (!ended) content.resize(content.size() - end.size());
        const auto breached = list(content);
        ASSERT_TRUE(breached) << content;
        EXPECT_EQ(breached->contains("password"), first) << content;
        EXPECT_EQ(breached->contains("12345678"), second) << content;
        EXPECT_EQ(breached->contains("correct horse battery staple"), false) << content;
    });
}

TEST_F(BreachedPasswordsTest, AFileThatIsNoSuchListIsRefusedAtTheStart) {
    for (const std::string& content : {std::string{}, std::string{"password\n123456\n"}, std::string(1000, 'x'), of_password.substr(1),
                                       of_12345678 + "\n" + of_password + "\n"}) {
        const auto opened = list(content);
        ASSERT_FALSE(opened) << content;
        EXPECT_EQ(opened.error().reason, "invalid_config");
    }
    EXPECT_FALSE(BreachedPasswords::open("/nowhere/at/all"));
    EXPECT_FALSE(BreachedPasswords::open("/"));
}

TEST_F(BreachedPasswordsTest, AListThatBrokeIsAnErrorAndNotAYes) {
    const auto breached = list(of_password + ":1\n" + std::string(500, '?') + "\n" + of_12345678 + ":1\n");
    ASSERT_TRUE(breached);
    const auto looked = breached->contains("12345678");
    ASSERT_FALSE(looked);
    EXPECT_EQ(looked.error().code, Code::internal);
}

TEST_F(BreachedPasswordsTest, ANewPasswordMustNotBeInIt) {
    const auto breached = list(of_password + ":10434004\n");
    ASSERT_TRUE(breached);
    Runtime runtime;
    Offload offload{1, 10};
    Passwords passwords{offload, &*breached};
    const auto refused = run_task(runtime, passwords.hash_new("password"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::bad_request);
    EXPECT_EQ(refused.error().reason, "breached_password");
    EXPECT_EQ(run_task(runtime, passwords.hash_new("short")).error().reason, "weak_password");
    EXPECT_TRUE(run_task(runtime, passwords.hash_new("password2026 of mine")));
}

}  // namespace orderline::auth
