#include "disclosure/finding.h"

#include <map>
#include <set>

namespace disclosure {

namespace {

const std::map<std::string_view, std::string_view>& sentences() {
    static const std::map<std::string_view, std::string_view> table{
        {"nhs.said", "The words before it say NHS number, and its check digit is right."},
        {"nhs.checked", "Ten digits whose check digit is that of an NHS number."},
        {"nhs.fails", "The words before it say NHS number, though its check digit is wrong."},
        {"chi.said", "The words before it say CHI number, and its check digit is right."},
        {"chi.checked", "Ten digits that begin with a day and have the check digit of a CHI number."},
        {"chi.day", "Ten digits that begin with a day, as a CHI number does."},
        {"chi.fails", "The words before it say CHI number, though its check digit is wrong."},
        {"hc.said", "The words before it say Health and Care number, and its check digit is right."},
        {"hc.checked", "Ten digits in Northern Ireland's range with the check digit of a Health and Care number."},
        {"hc.fails", "The words before it say Health and Care number, though its check digit is wrong."},
        {"nino.shape", "It has the shape and a prefix of a National Insurance number."},
        {"nino.said", "The words before it say National Insurance number, though no such prefix is issued."},
        {"nino.unknown", "It has the shape of a National Insurance number, though no such prefix is issued."},
        {"upn.checked", "It has the shape and the check letter of a unique pupil number."},
        {"upn.fails", "The words before it say pupil number, though its check letter is wrong."},
        {"school-urn.said", "It is the number under which a school stands in the register."},
        {"driving-licence.shape", "It has the shape of a driving licence number."},
        {"record-number.said", "It is the number of somebody's record in a service's system."},
        {"record-number.figures", "Figures in a text about somebody that nothing near them explains."},
        {"record-number.unknown", "Letters and digits in one, as systems number people and cases."},
        {"phone.plan", "It is a telephone number."},
        {"phone.said", "The words before it say that it is a telephone number."},
        {"email.shape", "It is an e-mail address."},
        {"email.spelt", "It is an e-mail address with its signs written as words."},
        {"handle.at", "It is a name on social media."},
        {"handle.profile", "It is the address of a profile on social media."},
        {"handle.said", "The words before it say that it is a name on social media."},
        {"vehicle.shape", "It has the shape of a vehicle's number plate."},
        {"vehicle.spelt", "It is a vehicle's number plate, spelt out."},
        {"vehicle.said", "The words before it say that it is a vehicle's number plate."},
        {"court-case.shape", "It has the shape of a court's case number."},
        {"court-case.citation", "It leads to a published judgment."},
        {"court-case.said", "The words before it say that it is a case number."},
        {"police-reference.shape", "It has the shape of a police or prosecution reference."},
        {"police-reference.said", "The words before it say that it is a police reference."},
        {"collar-number.shape", "It is an officer's rank with a collar number."},
        {"collar-number.said", "The words before it say that it is an officer's number."},
        {"registration.nmc", "It has the shape of a nurse's or midwife's PIN."},
        {"registration.council", "It has the shape of a professional's registration number."},
        {"registration.said", "The words before it say that it is a professional's registration number."},
        {"postcode.area", "It is a postcode."},
        {"postcode.shape", "It is written as a postcode is, though the area is none of Royal Mail's."},
        {"postcode.said", "The words before it say that it is a postcode."},
        {"coordinates.degrees", "It is a place on the map in degrees."},
        {"coordinates.grid", "It is a place on the map as a grid reference."},
        {"coordinates.words", "It is a place on the map in three words."},
        {"date.roster", "It is one of the case's own dates."},
        {"date.birth", "An exact date of birth narrows a child down to a few."},
        {"date.death", "An exact date of death leads to the register and to the newspapers."},
        {"date.exact", "An exact date can be matched with the press or a judgment; the month is enough for a reader."},
        {"age.infant", "An age in days, weeks or months gives a date of birth beside the date of what happened."},
        {"age.gestation", "The week of a pregnancy gives a date of birth beside the date of what happened."},
        {"siblings.order", "A place among brothers and sisters points at one family."},
        {"siblings.twins", "Twins are rare: beside an age and an area they point at one family."},
        {"condition.rare", "A rare condition can point at one child in an area."},
        {"occupation.rare", "A rare job can point at one family in an area."},
        {"school.name", "A school or nursery by its name places the child."},
        {"school.surgery", "A surgery by its name places the family."},
        {"street.name", "A street by its name places the family."},
        {"address.house", "A house number with its street is somebody's address."},
        {"person.full", "A person of the case, by forename and surname."},
        {"person.forename", "A person of the case, by forename."},
        {"person.surname", "A person of the case, by surname."},
        {"person.short-form", "A short form of the name of a person of the case."},
        {"person.also", "Another name of a person of the case."},
        {"person.slip", "One letter away from the name of a person of the case."},
        {"person.initials", "The initials of a person of the case."},
        {"person.spaced", "The name of a person of the case with spaces between its letters."},
        {"place.roster", "A place of the case."},
        {"place.part", "Part of the name of a place of the case."},
        {"place.slip", "One letter away from the name of a place of the case."},
        {"person.title", "A title with a name behind it."},
        {"person.names", "A forename and a surname together."},
        {"person.shape", "Two words written as a name is, or one that does what a person does."},
        {"person.column", "It stands in a table under a heading that says name."},
        {"person.list", "It stands in a list of people who were there."},
        {"person.age", "An age stands behind it, as behind a name."},
        {"person.initial", "An initial with a surname."},
        {"person.turned", "A surname with a forename behind it."},
        {"person.relation", "The words before it say whose name it is."},
        {"person.given", "A forename."},
        {"person.surname-alone", "A surname."},
        {"person.again", "Part of a name that stands whole elsewhere in the text."},
    };
    return table;
}

/// Names somebody beside other facts only.
bool is_indirect(std::string_view kind) {
    static const std::set<std::string_view> kinds{"date", "age", "siblings", "condition", "occupation", "school", "street", "place"};
    return kinds.contains(kind);
}

}  // namespace

const char* word_of(Certainty certainty) {
    return certainty == Certainty::Certain ? "certain" : certainty == Certainty::Likely ? "likely" : "possible";
}

std::string_view sentence_of(std::string_view why_code) {
    const auto found = sentences().find(why_code);
    return found == sentences().end() ? std::string_view{} : found->second;
}

void Findings::add(std::size_t begin, std::size_t end, std::string_view kind, Certainty certainty, std::string_view why_code, std::string_view person) {
    const auto& plain = text_.plain();
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    while (begin < end && blank(plain[begin])) ++begin;
    while (end > begin && blank(plain[end - 1])) --end;
    if (begin >= end) return;
    Span span{.start = text_.start_of(begin), .end = text_.end_of(end), .kind = std::string{kind}, .certainty = certainty};
    span.why_code = why_code;
    span.why = sentence_of(why_code);
    span.direct = !is_indirect(kind);
    span.person = person;
    spans_.push_back(std::move(span));
}

}  // namespace disclosure
