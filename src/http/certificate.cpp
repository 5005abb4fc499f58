// http/certificate.cpp: what OpenSSL is told once for all connections.
#include "http/certificate.hpp"
#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/x509.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <ctime>
#include <string_view>
#include <system_error>
#include "base/log.hpp"

namespace orderline::http {
namespace {

using Context = std::unique_ptr<SSL_CTX, FreeTls>;

// TLS 1.2 with forward secrecy and authenticated encryption alone (Mozilla's "intermediate"); TLS 1.3 has nothing else.
constexpr const char* old_ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";
constexpr std::string_view protocol = "http/1.1";

std::unexpected<Error> wrong(const std::string& file, std::string_view what) {
    return fail(Code::bad_request, "invalid_config", fmt::format("The file {} {}.", file, what));
}

std::string openssl_said() {
    const auto* reason = ERR_reason_error_string(ERR_peek_last_error());
    ERR_clear_error();
    return reason ? reason : "no reason given";
}

/// As PostgreSQL has it: a key is its owner's alone; one that root lends out may be read by a group.
Result<void> check_key_file(const std::string& file) {
    struct stat state {};
    if (::stat(file.c_str(), &state) != 0) return wrong(file, "cannot be read: " + std::generic_category().message(errno));
    if (!S_ISREG(state.st_mode)) return wrong(file, "is not a plain file");
    const mode_t open_to = state.st_uid == 0 && ::geteuid() != 0 ? S_IWGRP | S_IXGRP | S_IRWXO : S_IRWXG | S_IRWXO;
    if ((state.st_mode & open_to) != 0) return wrong(file, "is open to others; run: chmod 600 " + file);
    return {};
}

/// Changes when somebody has written or replaced it.
std::string look_of(const std::string& file) {
    struct stat state {};
    if (::stat(file.c_str(), &state) != 0) return "missing;";
    return fmt::format("{}.{}.{}.{};", state.st_ino, state.st_size, state.st_mtim.tv_sec, state.st_mtim.tv_nsec);
}

/// RFC 7301, 3.2: who wants none of what we speak is told so; who says nothing gets HTTP/1.1.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* size, const unsigned char* offered, unsigned offered_size, void*) {
    const std::string_view list{reinterpret_cast<const char*>(offered), offered_size};
    for (std::size_t at = 0; at < list.size(); at += 1 + static_cast<unsigned char>(list[at])) {
        const auto one = list.substr(at + 1, static_cast<unsigned char>(list[at]));
        if (one != protocol) continue;
        *chosen = offered + at + 1;
        *size = static_cast<unsigned char>(one.size());
        return SSL_TLSEXT_ERR_OK;
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL;
}

/// Nobody is there to type it.
int no_password(char*, int, int, void*) { return 0; }

Context make_context() {
    Context context{SSL_CTX_new(TLS_server_method())};
    if (!context) return nullptr;
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context.get(), old_ciphers);
    // Without a good-bye a connection has simply ended: Content-Length and chunks say whether a message is whole.
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    // An idle connection keeps no buffer. What could not be written goes on from where the bytes then are.
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);  // clients keep their tickets, we keep nothing
    SSL_CTX_set_alpn_select_cb(context.get(), choose_protocol, nullptr);
    SSL_CTX_set_default_passwd_cb(context.get(), no_password);
    return context;
}

/// "2027-01-31" of the first certificate.
std::string last_day(SSL_CTX* context) {
    std::tm day{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(SSL_CTX_get0_certificate(context)), &day) != 1) return "unknown";
    return fmt::format("{:04}-{:02}-{:02}", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

}  // namespace

Result<Certificate> Certificate::read(std::string chain_file, std::string key_file) {
    if (chain_file.empty() || key_file.empty()) {
        return fail(Code::bad_request, "invalid_config", "tls_certificate and tls_key go together: set both, or none.");
    }
    Certificate certificate{std::move(chain_file), std::move(key_file)};
    TRY_VOID(certificate.load());
    return certificate;
}

Result<void> Certificate::load() {
    seen_ = look_of(chain_file_) + look_of(key_file_);  // before: what is written meanwhile is a change
    ERR_clear_error();
    auto context = make_context();
    if (!context) return fail(Code::unavailable, "unavailable", "TLS cannot be set up.", openssl_said());
    if (SSL_CTX_use_certificate_chain_file(context.get(), chain_file_.c_str()) != 1) {
        return wrong(chain_file_, "holds no certificate that can be read: " + openssl_said());
    }
    TRY_VOID(check_key_file(key_file_));
    if (SSL_CTX_use_PrivateKey_file(context.get(), key_file_.c_str(), SSL_FILETYPE_PEM) != 1) {
        return wrong(key_file_, "holds no key of " + chain_file_ + " without a password: " + openssl_said());
    }
    context_ = std::move(context);
    const bool expired = X509_cmp_current_time(X509_get0_notAfter(SSL_CTX_get0_certificate(context_.get()))) < 0;
    log::write(expired ? log::Level::warning : log::Level::info, expired ? "the certificate has expired" : "certificate read",
               {{"file", chain_file_}, {"expires", last_day(context_.get())}});
    return {};
}

void Certificate::refresh(bool always) {
    if (!always && look_of(chain_file_) + look_of(key_file_) == seen_) return;
    if (const auto loaded = load(); !loaded) {
        log::warning("the old certificate stays", {{"why", loaded.error().message}, {"detail", loaded.error().detail}});
    }
}

}  // namespace orderline::http
