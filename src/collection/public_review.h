/// What the public may know of a review. These types cannot carry a private field: no source, no original file name,
/// no hash, no unknown key, and of an anonymous review no area, publisher, address or exact day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "collection/reference.h"

namespace collection {

/// A word of a closed list: a theme, an agency, a scheme, an area.
struct Label {
    std::string slug;  ///< Stable, for addresses and filters: "professional-curiosity".
    std::string text;  ///< As shown: "Professional curiosity".
    friend bool operator==(const Label&, const Label&) = default;
};

/// One child or adult the review is about: bands and words, never a date of birth.
struct PublicSubject {
    std::string age_band, sex, outcome;  ///< Each as given by the record, or the vocabulary's own word for it; may be empty.
};

enum class Standing : std::uint8_t {
    Open,            ///< Shown.
    Withdrawn,       ///< The record stays with date and reason; its files answer 410.
    RecordWithdrawn  ///< The record itself was the risk: nothing but "a review was withdrawn" and whom to ask.
};

/// Why a file that belongs to the record cannot be opened.
enum class FileStanding : std::uint8_t {
    Open,           ///< May be read here, and the bytes as published may be fetched.
    TextOnly,       ///< An anonymous review's rewritten file: its text, and a text file that we write; never the bytes sent in.
    Withheld,       ///< Permission withheld: the record and the link to its publisher only.
    TermEnded,      ///< Its publisher's term ended: the copy is gone, the record says whom to ask.
    Withdrawn       ///< Answers 410.
};

/// A file of one version of a review.
struct PublicFile {
    std::string name;        ///< Made by us, for the address: "report.pdf", "summary.pdf", "briefing-cy.docx".
    std::string kind;        ///< "overview", "summary", "briefing", "response", "easy-read", "other".
    std::string language;    ///< BCP 47: "en", "cy".
    std::string media_type;  ///< "application/pdf".
    std::int64_t size_bytes = 0;
    int pages = 0;           ///< 0 where the format has none.
    bool machine_read = false;    ///< Some page's text comes from OCR.
    double confidence = -1;       ///< Mean OCR confidence over such pages, 0 to 100; -1 without.
    FileStanding standing = FileStanding::Open;
    bool readable = false;        ///< Whether report() has its text.
    std::optional<base::Day> available_to;
};

/// What a list row needs.
struct ReviewSummary {
    Reference reference;
    std::string own_id;                 ///< The source's own id of the record ("DEMO-0001"); empty when anonymous.
    std::string title;
    std::string abstract;
    std::optional<int> year;            ///< Of publication.
    std::optional<base::Day> published_on;
    bool anonymous = false;
    std::optional<Label> area;          ///< None when withheld or unknown.
    std::optional<Label> nation;        ///< "england", "wales", "scotland", "northern-ireland", "crown-dependencies", "united-kingdom".
    std::optional<Label> scheme;        ///< "lcspr": Local child safeguarding practice review.
    std::vector<Label> themes;
    std::vector<Label> ages;
    std::vector<Label> harm;            ///< For the content note that stands before anybody opens the review.
    std::vector<std::string> file_kinds;  ///< Media types of the files that can be opened, for "PDF and web page".
    std::vector<std::string> languages;
    bool readable = false;              ///< Has a report that can be read here.
    base::Day changed_on{};             ///< Of the record; 1 January of its year of entry when anonymous.
};

/// A part of the record that a program suggested from the text and that nobody has confirmed yet.
enum class Suggested : std::uint8_t { Title, Year, Area, Nation, Scheme, AgeBand };

struct PublicReview {
    ReviewSummary summary;
    Standing standing = Standing::Open;
    std::optional<base::Day> withdrawn_on;   ///< Withdrawn only.
    std::string withdrawn_reason;            ///< Withdrawn only; public words.
    std::string era;                         ///< Of the scheme: "1999 to 2020".
    std::string review_type;                 ///< As the record wrote it.
    std::vector<std::string> recommendations;  ///< As the record lists them.
    std::vector<std::string> theme_words;      ///< Theme words as written that no vocabulary term answers to.
    std::vector<std::string> keywords;
    std::vector<PublicSubject> subjects;
    std::vector<Label> agencies, settings;   ///< Kinds of harm stand in the summary.
    std::string source_url;                  ///< The publisher's own page; empty if none, or anonymous.
    std::string publisher, rights_holder;    ///< Empty if unknown, or anonymous.
    std::string incident_from, incident_to;  ///< ISO day, month or year as given; years only when anonymous.
    std::vector<Label> authorities_now;      ///< Where the area's authority was since merged or renamed.
    std::vector<PublicFile> files;           ///< Of the newest version, the overview report first.
    std::vector<Suggested> suggested;
    int version = 1;                         ///< The newest.
    base::Day entered_on{};                  ///< Into this collection; 1 January of that year when anonymous.
    bool search_engines = false;             ///< Whether its publisher chose to be found by web search engines.
};

/// What is kept as the change of a version that its publisher corrected; pages say it in their own language.
inline constexpr const char* corrected = "Corrected";

/// One version in the history of a review. Of an anonymous one only the numbers.
struct PublicVersion {
    int version = 1;
    std::optional<base::Day> entered_on;
    std::string change;  ///< What changed, in words: "Title; report". Empty for the first.
    std::string reason;  ///< As whoever sent it wrote; may be empty.
    std::vector<PublicFile> files;
};

}  // namespace collection
