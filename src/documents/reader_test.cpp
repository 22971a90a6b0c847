#include "documents/reader.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "base/fault.h"
#include "documents/testing/files.h"
#include "documents/testing/made_pdf.h"

using namespace documents;

namespace {

const Reader reader{CAIRN_HELPER};

using Made = testing::MadeFile;

std::string code_of(std::string_view name, std::string_view bytes, const Limits& limits = {}) {
    const Made file{name, bytes};
    const auto answer = reader.read(file.path, limits);
    return answer ? "read" : answer.error().code;
}

class Open {
public:
    explicit Open(const std::filesystem::path& path) : file_{std::fopen(path.c_str(), "rb")} { REQUIRE(file_); }
    ~Open() { std::fclose(file_); }
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;
    int descriptor() const { return ::fileno(file_); }

private:
    std::FILE* file_;
};

}  // namespace

TEST_SUITE("Reading a file in a process of its own") {

TEST_CASE("the words of a PDF come back with their page") {
    const Made file{"words.pdf", testing::made_pdf({{"The children were seen at home.", "Nobody asked about the lodger."}})};
    const auto answer = reader.read(file.path);
    REQUIRE(answer);
    REQUIRE(answer->pages.size() == 1);
    CHECK(answer->blocks.at(0).text.starts_with("The children were seen at home."));
    CHECK(answer->blocks.at(0).page == 1);
    CHECK(answer->extractor == "cairn-documents 3");
}
TEST_CASE("a page is drawn as a JPEG of the width that was asked for") {
    const Made file{"picture.pdf", testing::made_pdf({{"Drawn."}})};
    std::FILE* open = std::fopen(file.path.c_str(), "rb");
    REQUIRE(open);
    const auto image = reader.render_page(::fileno(open), 1, 400);
    const auto missing = reader.render_page(::fileno(open), 2, 400);
    std::fclose(open);
    REQUIRE(image);
    CHECK(image->width_pixels == 400);
    CHECK(image->bytes.starts_with("\xFF\xD8\xFF"));
    CHECK_FALSE(missing);
}
TEST_CASE("a file with a page that is a picture is read by a second helper, which has the recogniser") {
    const Made file{"drawn.pdf", testing::made_pdf({testing::MadePage{{{72, 72, 11, "The family was visited at home.", false}}, {}, {}}, testing::MadePage{{}, {{72, 72, 300, 300}}, {}}})};
    const auto answer = reader.read(file.path);
    REQUIRE(answer);
    CHECK(answer->pages.size() == 2);
    CHECK(answer->blocks.at(0).text == "The family was visited at home.");
    CHECK_FALSE(answer->warnings.empty());
}
TEST_CASE("an empty file is refused before anything is started") { CHECK(code_of("empty.pdf", "") == "empty"); }
TEST_CASE("a file over the size limit is refused before anything is started") {
    Limits limits;
    limits.file_bytes = 10;
    CHECK(code_of("long.txt", "eleven bytes", limits) == "too-large");
}
TEST_CASE("a folder and a missing file are the world's faults, not the document's") {
    CHECK_THROWS_AS((void)reader.read(std::filesystem::temp_directory_path()), base::Fault);
    CHECK_THROWS_AS((void)reader.read(std::filesystem::path{"/nonexistent/report.pdf"}), base::Fault);
}
TEST_CASE("a helper that cannot be started is a fault that names its program") {
    const Made file{"any.txt", "words"};
    CHECK_THROWS_AS((void)Reader{"/nonexistent/program"}.read(file.path), base::Fault);
}
TEST_CASE("a reader that was asked to stop refuses and leaves no child behind") {
    const Made file{"stop.pdf", testing::made_pdf({{"Words."}})};
    std::stop_source stop;
    stop.request_stop();
    const auto answer = reader.read(file.path, {}, {}, stop.get_token());
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == "stopped");
}
TEST_CASE("a catalogue of 100,000 records is read in the memory of a few") {
    std::string lines;
    for (int i = 0; i < 100'000; ++i) lines += "{\"id\": " + std::to_string(i) + ", \"title\": \"" + std::string(300, 'x') + "\"}\n";
    const Made file{"many.jsonl", lines};
    Limits limits = catalogue_limits();
    limits.memory_bytes = 32u << 20;
    const Open open{file.path};
    const auto rows = reader.open_catalogue(open.descriptor(), catalogue::Form::Lines, limits);
    REQUIRE(rows);
    int seen = 0;
    for (;;) {
        const auto row = (*rows)->next({});
        REQUIRE_MESSAGE(row, (row ? "" : row.error().reason));
        if (!*row) break;
        REQUIRE((*row)->number == ++seen);
    }
    CHECK(seen == 100'000);
}
TEST_CASE("a catalogue given up in the middle leaves no child behind, and one asked to stop says so") {
    std::string lines;
    for (int i = 0; i < 100'000; ++i) lines += "{\"id\": " + std::to_string(i) + "}\n";
    const Made file{"many.jsonl", lines};
    const Open open{file.path};
    const auto rows = reader.open_catalogue(open.descriptor(), catalogue::Form::Lines);
    REQUIRE(rows);
    CHECK((*rows)->next({}));
    std::stop_source stop;
    stop.request_stop();
    std::optional<Refusal> refusal;
    while (!refusal) {
        const auto row = (*rows)->next(stop.get_token());
        REQUIRE((!row || *row));
        if (!row) refusal = row.error();
    }
    CHECK(refusal->code == "stopped");
    const auto after = (*rows)->next({});
    REQUIRE(after);
    CHECK_FALSE(*after);
}
TEST_CASE("what is no catalogue is refused as a file") {
    const Made file{"report.csv", "%PDF-1.7\n"};
    const Open open{file.path};
    const auto rows = reader.open_catalogue(open.descriptor(), catalogue::Form::Table);
    REQUIRE(rows);
    const auto row = (*rows)->next({});
    REQUIRE_FALSE(row);
    CHECK(row.error().code == "wrong-type");
}
TEST_CASE("a helper that says something else than rows is not believed") {
    const Made file{"rows.jsonl", "{}\n"};
    const Open open{file.path};
    const auto rows = Reader{"/bin/echo"}.open_catalogue(open.descriptor(), catalogue::Form::Lines);
    REQUIRE(rows);
    const auto row = (*rows)->next({});
    REQUIRE_FALSE(row);
    CHECK(row.error().code == "crashed");
}

}
