// base/random.hpp: unguessable bytes of the kernel.
#pragma once
#include <cstddef>
#include <span>

namespace orderline {

/// Fills with random bytes of the kernel. Ends the program if there are none: nothing may go on with guessable ones.
void fill_random(std::span<std::byte> bytes);

}  // namespace orderline
