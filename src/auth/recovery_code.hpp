// auth/recovery_code.hpp: a code for the day when the phone with the app is lost. Pure but for its randomness.
#pragma once
#include <string>
#include <string_view>

namespace orderline::auth {

/// "7kq2m-9xw4p": ten of Crockford's letters and digits, of which none can be mistaken for another: 50 bits.
std::string random_recovery_code();
/// The ten, however somebody typed them: in capitals, without the hyphen, o for 0, i or l for 1.
std::string recovery_code_letters(std::string_view typed);

}  // namespace orderline::auth
