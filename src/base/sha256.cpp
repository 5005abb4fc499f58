// base/sha256.cpp: SHA-256 by OpenSSL.
#include "base/sha256.hpp"
#include <openssl/evp.h>
#include <new>

namespace orderline {

Sha256 sha256(Bytes bytes) {
    // Fetched once: to look it up by its name takes OpenSSL longer than to hash a key.
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    Sha256 digest;
    if (!EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr, algorithm, nullptr)) {
        throw std::bad_alloc();  // OpenSSL always has SHA-256: only memory can be missing
    }
    return digest;
}

}  // namespace orderline
