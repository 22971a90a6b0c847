#include "documents/as_written.h"

#include <doctest/doctest.h>

#include "base/file.h"
#include "documents/answer.h"
#include "documents/reader.h"
#include "documents/testing/made_pdf.h"
#include "documents/testing/made_zip.h"

using namespace documents;
using namespace documents::testing;

namespace {

std::expected<AsWritten, Refusal> written_in(const char* name, const std::string& bytes) {
    const auto in_memory = base::file_in_memory(bytes);
    return Reader{CAIRN_HELPER}.as_written(in_memory->descriptor(), name);
}

std::string all_of(const char* name, const std::string& bytes) {
    const auto written = written_in(name, bytes);
    REQUIRE(written);
    std::string all;
    for (const auto& piece : written->pieces) all += "[" + piece + "]";
    return all;
}

std::string code_of(const char* name, const std::string& bytes) {
    const auto written = written_in(name, bytes);
    return written ? "none" : written.error().code;
}

}  // namespace

TEST_SUITE("A file word for word") {

TEST_CASE("a line that comes again on every page of a PDF is there on every page") {
    const auto all = all_of("a.pdf", made_pdf({{"Head of the report", "One."}, {"Head of the report", "Two."}, {"Head of the report", "Three."}}));
    CHECK(all == "[Head of the report\nOne.][Head of the report\nTwo.][Head of the report\nThree.]");
}
TEST_CASE("a Word file gives its paragraphs, with deleted words, heads and feet among them") {
    const std::string space = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    CHECK(all_of("a.docx", made_docx("<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:del><w:r><w:delText>Gone</w:delText></w:r></w:del></w:p>",
                                     {{"word/header1.xml", "<w:hdr" + space + "><w:p><w:r><w:t>Head</w:t></w:r></w:p></w:hdr>"}})) == "[One two][Cell][Gone][Head]");
}
TEST_CASE("a text file is its bytes") { CHECK(all_of("a.txt", "One.\n\n- two-\nthree (a) 4\n") == "[One.\n\n- two-\nthree (a) 4\n]"); }
TEST_CASE("a kind of file that is not read word for word is refused, and so is half a PDF") {
    CHECK(code_of("a.html", "<!doctype html><html><body><p>One.</p></body></html>") == "unreadable-kind");
    const auto whole = made_pdf({{"One."}});
    CHECK(code_of("a.pdf", whole.substr(0, whole.size() / 2)) == "damaged");
}
TEST_CASE("an answer that is cut short or goes on is not believed") {
    const auto bytes = encode_answer(AsWritten{{"One.", "", "Two."}});
    const auto answer = decode_answer(bytes);
    REQUIRE(answer);
    CHECK(std::get<AsWritten>(*answer).pieces == std::vector<std::string>{"One.", "", "Two."});
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decode_answer(std::string_view{bytes}.substr(0, size)));
    CHECK_FALSE(decode_answer(bytes + "x"));
}

}
