// tests/auth/password_test.cpp: passwords are hashed as we said, and beside the I/O thread.
#include "auth/password.hpp"
#include <gtest/gtest.h>
#include <regex>
#include "tests/support/run_task.hpp"

namespace orderline::auth {

TEST(Password, IsKnownByItsHashAlone) {
    const auto hash = hash_password("correct horse");
    EXPECT_TRUE(verify_password(hash, "correct horse"));
    EXPECT_FALSE(verify_password(hash, "correct horsf"));
    EXPECT_FALSE(verify_password(hash, ""));
    EXPECT_FALSE(verify_password(hash, std::string_view{"correct horse\0", 14}));
    EXPECT_NE(hash_password("correct horse"), hash);  // salted
}

TEST(Password, HashSaysHowItWasMade) {
    EXPECT_TRUE(std::regex_match(hash_password("x"), std::regex{R"(\$argon2id\$v=19\$m=19456,t=2,p=1\$\S+\$\S+)"}));
}

TEST(Password, WhatIsNoHashMatchesNothing) {
    const auto hash = hash_password("");
    for (const auto& wrong : {std::string{}, std::string{"$argon2id$"}, std::string{"plain"}, hash.substr(0, 40), hash + hash,
                              std::string(128, 'x'), std::string(100'000, '$'), "$argon2i$" + hash.substr(10),
                              std::string{"$2b$12$abcdefghijklmnopqrstuv"}}) {
        EXPECT_FALSE(verify_password(wrong, "")) << wrong.substr(0, 60);
    }
}

TEST(Password, ANewOneHasEightCharactersAndAtMost256Bytes) {
    for (const auto& good : {std::string{"12345678"}, std::string{"äöüßäöüß"}, std::string{"        "}, std::string(256, 'x')}) {
        EXPECT_TRUE(check_new_password(good)) << good;
    }
    const std::pair<std::string, std::string_view> bad[] = {
        {"", "weak_password"},
        {"1234567", "weak_password"},
        {"äöüß", "weak_password"},
        {std::string(257, 'x'), "validation_failed"},
        {"\xff\xff\xff\xff\xff\xff\xff\xff", "validation_failed"},
        {{"1234\0005678", 9}, "validation_failed"},
    };
    for (const auto& [password, reason] : bad) {
        const auto checked = check_new_password(password);
        ASSERT_FALSE(checked) << password;
        EXPECT_EQ(checked.error().code, Code::bad_request);
        EXPECT_EQ(checked.error().reason, reason) << password;
    }
}

TEST(Passwords, AreVerifiedOnAnotherThread) {
    Runtime runtime;
    Offload offload{1, 10};
    Passwords passwords{offload};
    const auto hash = hash_password("correct horse");
    EXPECT_EQ(run_task(runtime, passwords.verify(hash, "correct horse")), true);
    EXPECT_EQ(run_task(runtime, passwords.verify(hash, "wrong")), false);
}

TEST(Passwords, OfAnUnknownUserIsAlwaysWrong) {
    Runtime runtime;
    Offload offload{1, 10};
    Passwords passwords{offload};
    EXPECT_EQ(run_task(runtime, passwords.verify("", "")), false);
    EXPECT_EQ(run_task(runtime, passwords.verify("", "nobody's password")), false);  // also the one that was hashed for it
}

TEST(Passwords, AreRefusedWhenTooManyWaitWhetherTheUserIsKnownOrNot) {
    Runtime runtime;
    Offload full{0, 0};
    Passwords passwords{full};
    // The unknown user's check stands in the same queue: it does the same work, so it takes as long.
    for (const auto& hash : {hash_password("correct horse"), std::string{}}) {
        const auto right = run_task(runtime, passwords.verify(hash, "correct horse"));
        ASSERT_FALSE(right);
        EXPECT_EQ(right.error().code, Code::too_many);
    }
}

}  // namespace orderline::auth
