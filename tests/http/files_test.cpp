// tests/http/files_test.cpp: static files: types, caching, compression.
#include "http/files.hpp"
#include <gtest/gtest.h>
#include <zlib.h>
#include <filesystem>
#include <string>
#include "tests/support/temp_folder.hpp"

namespace orderline::http {
namespace {

class HttpFiles : public testing::Test {
protected:
    HttpFiles() {
        std::filesystem::create_directory(folder_ / "assets");
        folder_.write("index.html", "<!doctype html>" + std::string(2000, 'x'));
        folder_.write("assets/app-1a2b.js", std::string(5000, 'j'));
        folder_.write("assets/tiny.css", "a{}");
        folder_.write("picture.png", std::string(5000, 'p'));
        files_ = *Files::read(folder_.path());
    }

    Response get(std::string_view name, std::string accepted = "", std::string known = "") const {
        Request request;
        if (!accepted.empty()) request.headers.add("accept-encoding", std::move(accepted));
        if (!known.empty()) request.headers.add("if-none-match", std::move(known));
        return files_.answer(name, request);
    }

    TempFolder folder_;
    Files files_;
};

std::string unzipped(const std::string& zipped) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string out(100'000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zipped.data()));
    stream.avail_in = static_cast<uInt>(zipped.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    inflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

TEST_F(HttpFiles, HaveTheirTypes) {
    EXPECT_EQ(get("index.html").headers.get("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(get("assets/app-1a2b.js").headers.get("content-type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(get("assets/tiny.css").headers.get("content-type"), "text/css; charset=utf-8");
    EXPECT_EQ(get("picture.png").headers.get("content-type"), "image/png");
}

TEST_F(HttpFiles, AreKeptByBrowsersIfTheirNameHoldsAHash) {
    EXPECT_EQ(get("assets/app-1a2b.js").headers.get("cache-control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(get("index.html").headers.get("cache-control"), "no-cache");
}

TEST_F(HttpFiles, AreSentCompressedToWhoTakesThat) {
    const auto zipped = get("index.html", "br, gzip;q=0.8");
    EXPECT_EQ(zipped.headers.get("content-encoding"), "gzip");
    EXPECT_EQ(zipped.headers.get("vary"), "accept-encoding");
    EXPECT_EQ(unzipped(zipped.body), get("index.html").body);
    for (const std::string accepted : {"", "br", "gzip;q=0", "gzip;q=0.000", "xgzip"}) {
        const auto plain = get("index.html", accepted);
        EXPECT_EQ(plain.headers.get("content-encoding"), "") << accepted;
        EXPECT_EQ(plain.headers.get("vary"), "accept-encoding");
    }
}

TEST_F(HttpFiles, AreNotCompressedWhereThatGainsNothing) {
    EXPECT_EQ(get("picture.png", "gzip").headers.get("content-encoding"), "");
    EXPECT_EQ(get("assets/tiny.css", "gzip").headers.get("content-encoding"), "");
    EXPECT_EQ(get("assets/tiny.css", "gzip").headers.get("vary"), "");
}

TEST_F(HttpFiles, AreNotSentAgainToWhoHasThem) {
    const std::string tag{get("index.html").headers.get("etag")}, zipped_tag{get("index.html", "gzip").headers.get("etag")};
    EXPECT_NE(tag, zipped_tag);
    for (const auto& known : {tag, zipped_tag, "W/" + tag, "\"x\", " + tag}) {
        const auto answer = get("index.html", "gzip", known);
        EXPECT_EQ(answer.status, 304) << known;
        EXPECT_EQ(answer.body, "");
        EXPECT_EQ(answer.headers.get("etag"), zipped_tag);
    }
    EXPECT_EQ(get("index.html", "", "\"other\"").status, 200);
}

TEST_F(HttpFiles, AreOnlyThoseOfTheFolder) {
    EXPECT_EQ(get("nothing.html").status, 404);
    EXPECT_EQ(get("../index.html").status, 404);
    EXPECT_EQ(get("").status, 404);
    EXPECT_TRUE(files_.has("assets/tiny.css"));
    EXPECT_FALSE(files_.has("assets"));
}

TEST(HttpFilesRead, SayWhenThereIsNoFolder) {
    const TempFolder folder;
    EXPECT_FALSE(Files::read(folder / "none"));
}

}  // namespace
}  // namespace orderline::http
