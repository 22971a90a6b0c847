#include "collection/record_reader.h"

#include <boost/json.hpp>
#include <doctest/doctest.h>

using namespace collection;

namespace {

std::expected<Record, FieldRefusal> record_in(std::string_view line) { return record_from_object(boost::json::parse(line).as_object()); }

Record read(std::string_view line) {
    auto record = record_in(line);
    REQUIRE_MESSAGE(record, (record ? "" : record.error().reason));
    return *record;
}

std::string refused_field(std::string_view line) {
    const auto record = record_in(line);
    return record ? "taken" : record.error().field;
}

}  // namespace

TEST_SUITE("catalogue records at the door") {

TEST_CASE("a record with an id and a title is a record; all else may be missing") {
    const Record record = read(R"({"id": "A-1", "title": "Child Rowan"})");
    CHECK(record.id == "A-1");
    CHECK(record.title == "Child Rowan");
    CHECK_FALSE(record.year);
    CHECK(record.permission == Permission::NotSaid);
}
TEST_CASE("a record without id or title is refused, and the refusal names the field") {
    CHECK(refused_field(R"({"title": "Child Rowan"})") == "id");
    CHECK(refused_field(R"({"id": "A-1", "title": "  "})") == "title");
}
TEST_CASE("a number is taken where words are asked for, and a year may be written as text") {
    const Record record = read(R"({"id": 417, "title": "Child Rowan", "year": "2024"})");
    CHECK(record.id == "417");
    CHECK(record.year == 2024);
}
TEST_CASE("a year that is no year is refused") {
    CHECK(refused_field(R"({"id": "1", "title": "t", "year": "soon"})") == "year");
    CHECK(refused_field(R"({"id": "1", "title": "t", "year": 20244})") == "year");
}
TEST_CASE("dates may be a day, a month or a year, and a written day comes first") {
    const Record record = read(R"({"id": "1", "title": "t", "published_on": "14/05/2026", "incident_from": "2022-10", "incident_to": "2023"})");
    CHECK(record.published_on == "2026-05-14");
    CHECK(record.incident_from == "2022-10");
    CHECK(record.incident_to == "2023");
    CHECK(refused_field(R"({"id": "1", "title": "t", "published_on": "2025-02-29"})") == "published_on");
}
TEST_CASE("an incident cannot end before it begins") {
    CHECK(refused_field(R"({"id": "1", "title": "t", "incident_from": "2022-10", "incident_to": "2021"})") == "incident_to");
    CHECK(refused_field(R"({"id": "1", "title": "t", "incident_from": "2022-10", "incident_to": "2022"})") == "taken");
}
TEST_CASE("unknown keys are kept, whatever they hold") {
    CHECK(read(R"({"id": "1", "title": "t", "shelf": "B", "copy_no": {"NC": 12}})").other == R"({"copy_no":{"NC":12},"shelf":"B"})");
}
TEST_CASE("unknown keys of a file's entry are kept with it") {
    const Record record = read(R"({"id": "1", "title": "t", "files": [{"path": "a.pdf", "version_note": "one date"}]})");
    CHECK(record.files[0].other == R"({"version_note":"one date"})");
    CHECK(record_from_json(to_json(record)) == record);
}
TEST_CASE("a date of birth is refused under any name and at any depth") {
    CHECK(refused_field(R"({"id": "1", "title": "t", "dob": "2015-03-12"})") == "dob");
    CHECK(refused_field(R"({"id": "1", "title": "t", "Date of Birth": "March"})") == "Date of Birth");
    CHECK(refused_field(R"({"id": "1", "title": "t", "subjects": [{"age_band": "1 to 5", "dob": "12/03/2015"}]})") == "subjects");
    CHECK(refused_field(R"({"id": "1", "title": "t", "subjects": [{"age_band": "12/03/2015"}]})") == "subjects");
    CHECK(refused_field(R"({"id": "1", "title": "t", "notes": {"inner": [{"date_of_birth": "x"}]}})") == "notes");
    CHECK(refused_field(R"({"id": "1", "title": "t", "abstract": "Rowan (DOB 12/03/2015) was seen"})") == "abstract");
    CHECK(refused_field(R"({"id": "1", "title": "t", "abstract": "Rowan was born on 12 March 2015."})") == "abstract");
}
TEST_CASE("a day that is nobody's birth is no date of birth") {
    CHECK(refused_field(R"({"id": "1", "title": "t", "abstract": "The baby was born early. On 12 March 2015 the panel met."})") == "taken");
    CHECK(refused_field(R"({"id": "1", "title": "t", "abstract": "A newborn, seen 12/03/2015"})") == "taken");
}
TEST_CASE("a subject has age band, sex and outcome, and nothing else") {
    const Record record = read(R"({"id": "1", "title": "t", "subjects": [{"age_band": "Under 1", "sex": "female", "outcome": "Child death"}]})");
    CHECK(record.subjects == std::vector<Subject>{{"Under 1", "female", "Child death"}});
    CHECK(refused_field(R"({"id": "1", "title": "t", "subjects": [{"name": "x"}]})") == "subjects");
}
TEST_CASE("permission withheld is told from permission granted, and an unclear word withholds") {
    const auto permission = [](std::string words) { return read(R"({"id": "1", "title": "t", "permission": ")" + words + "\"}").permission; };
    CHECK(permission("granted") == Permission::Granted);
    CHECK(permission("Open Government Licence (OGL)") == Permission::Granted);
    CHECK(permission("withheld") == Permission::Withheld);
    CHECK(permission("Not granted") == Permission::Withheld);
    CHECK(permission("ask Jo") == Permission::Withheld);
    CHECK(permission("") == Permission::NotSaid);
}
TEST_CASE("files are a path, a list of paths, or objects with kind and language") {
    CHECK(read(R"({"id": "1", "title": "t", "file": "a.pdf"})").files == std::vector<RecordFile>{{"a.pdf", "overview", "en", false, {}}});
    const Record record = read(R"({"id": "1", "title": "t", "files": [{"path": "a.pdf"}, {"path": "b.docx", "kind": "Executive summary", "language": "cy"}]})");
    CHECK(record.files[1] == RecordFile{"b.docx", "summary", "cy", false, {}});
    CHECK(refused_field(R"({"id": "1", "title": "t", "files": [{"kind": "overview"}]})") == "files");
}
TEST_CASE("a title that is no text is refused") { CHECK(refused_field(R"({"id": "1", "title": ["t"]})") == "title"); }
TEST_CASE("soft hyphens and zero-width letters are dropped from every text, and an abstract keeps its lines") {
    const Record record = read(R"({"id": "1", "title": "Salt\u00adbeck", "abstract": "  Salt\u200bbeck\n\nsecond  line "})");
    CHECK(record.title == "Saltbeck");
    CHECK(record.abstract == "Saltbeck\n\nsecond line");
}
TEST_CASE("a field that is given in two spellings is refused, since nobody can say which is meant") {
    CHECK(refused_field(R"({"id": "1", "title": "t", "review_type": "SCR", "Review type": "LCSPR"})") == "Review type");
}
TEST_CASE("an address that is no web address is refused") {
    CHECK(refused_field(R"({"id": "1", "title": "t", "source_url": "javascript:alert"})") == "source_url");
}
TEST_CASE("lists and files in one text are parted by bars or semicolons, as tables have them") {
    const Record record = read(R"({"Title": "Child Rowan", "ID": "7", "Learning themes": "Neglect; Housing", "Review type": "SCR",
        "subjects": "Under 1, female, Child death | 1 to 5", "files": "a.pdf kind=summary language=cy", "shelf": "B"})");
    CHECK(record.learning_themes == std::vector<std::string>{"Neglect", "Housing"});
    CHECK(record.subjects == std::vector<Subject>{{"Under 1", "female", "Child death"}, {"1 to 5", "", ""}});
    CHECK(record.files == std::vector<RecordFile>{{"a.pdf", "summary", "cy", false, {}}});
    CHECK(record.other == R"({"shelf":"B"})");
}
TEST_CASE("a record written and read again is the same record, and its path is no part of its content") {
    Record record = read(R"({"id": "1", "title": "t", "year": 2020, "files": ["a.pdf"], "permission": "withheld", "shelf": "B",
        "subjects": [{"sex": "male"}], "withdrawn_on": "2026-01-02", "withdrawn_reason": "At the family's wish"})");
    CHECK(record_from_json(to_json(record)) == record);
    const std::string before = content_of(record);
    record.files[0].path = "moved/a.pdf";
    CHECK(content_of(record) == before);
}

}
