// base/sha256.cpp: SHA-256 by OpenSSL.
#include "base/sha256.hpp"
#include <openssl/sha.h>

namespace orderline {

Sha256 sha256(Bytes bytes) {
    Sha256 digest;
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
           reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

}  // namespace orderline
