/// Everything the public pages, feeds and the API read. It asks only tables that hold C0, so that what a person may not
/// see changes no count, order or time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "collection/public_report.h"
#include "collection/public_review.h"

namespace store {
class Store;
}

namespace collection {

/// A part of a list: pages from 1, at most 100 on one.
struct Window {
    int page = 1;
    int size = 20;
};

template <class Item>
struct Slice {
    std::vector<Item> items;
    std::int64_t total = 0;
};

/// A value to browse by, with how many reviews it has.
struct Counted {
    Label label;
    std::int64_t reviews = 0;
    std::string group;  ///< Areas: the nation's slug. Schemes: the nation's slug. Themes: the broader term's slug. Else empty.
};

/// A theme with its numbers.
struct ThemeCount {
    Label theme;
    std::string broader;      ///< Slug; empty at the top.
    std::string scope_note;
    std::string welsh;        ///< Its name in Welsh; empty where nobody wrote one.
    std::int64_t reviews = 0;
    std::int64_t passages = 0;
    std::vector<std::pair<int, std::int64_t>> reviews_by_year;  ///< Of publication, ascending.
};

struct AreaDetail {
    Label area;
    std::optional<Label> nation;
    std::int64_t reviews = 0;
    std::int64_t published_last_12_months = 0;
    std::vector<Label> was;   ///< Areas that have since been merged into this one, or its former names.
    std::vector<Label> now;   ///< What it has become.
    std::string body;         ///< Safeguarding body as last known; empty if not.
    bool body_verified = false;
    std::vector<ThemeCount> themes;  ///< Most frequent first, at most 10.
};

/// Why one review stands beside another.
struct Related {
    ReviewSummary review;
    std::vector<Label> shared_themes;
    std::vector<std::string> shared_terms;  ///< Keywords, kinds of harm and settings of both records.
    double score = 0;                       ///< The rarer what they share, the higher.
    PublicPassage here, there;              ///< One passage of each that shows a theme; empty text where none does.
};

struct Coverage {
    std::int64_t reviews = 0, reports = 0, passages = 0, recommendations = 0;
    std::optional<int> earliest, latest;  ///< Year of publication.
    std::vector<Counted> by_nation;
};

struct SitemapEntry {
    Reference reference;
    base::Day changed_on{};
};

struct PointFilter {
    std::string words;      ///< Every word must stand in its text, accents and case folded; empty: all.
    std::string theme, area, nation, scheme, addressee;  ///< Slugs; empty: any. The addressee as given.
    std::optional<int> from_year, to_year;
};

/// A file opened for sending: the bytes as published, or text that we wrote. Closes itself.
class OpenedFile {
public:
    OpenedFile(int descriptor, std::int64_t size_bytes, std::string media_type, std::string name, std::string tag);
    OpenedFile(OpenedFile&&) noexcept;
    OpenedFile& operator=(OpenedFile&&) noexcept;
    ~OpenedFile();
    int descriptor() const { return descriptor_; }           ///< Read-only, at offset 0; owned by this object.
    std::int64_t size_bytes() const { return size_bytes_; }
    const std::string& media_type() const { return media_type_; }
    const std::string& name() const { return name_; }        ///< For Content-Disposition: "cairn-2026-0417-report.pdf".
    const std::string& tag() const { return tag_; }          ///< For ETag, without quotes.

private:
    int descriptor_ = -1;
    std::int64_t size_bytes_ = 0;
    std::string media_type_, name_, tag_;
};

class PublicCatalogue {
public:
    /// Cheap: make one for each request. `today` decides whose term has ended. Borrows the store.
    PublicCatalogue(const store::Store& store, base::Day today) : store_{&store}, today_{today} {}

    /// The record, or nothing if none was ever there. A withdrawn one answers with its standing.
    std::optional<PublicReview> review(Reference) const;
    std::vector<ReviewSummary> summaries(const std::vector<Reference>&) const;  ///< In that order; absent ones left out.

    /// Newest publication first, by day, else year, then reference; withdrawn ones are in no list.
    Slice<ReviewSummary> recent(Window) const;
    Slice<ReviewSummary> in_area(std::string_view slug, Window) const;
    /// Those of the area that were published in the twelve months up to today, the newest first.
    Slice<ReviewSummary> lately_in_area(std::string_view slug, Window) const;
    Slice<ReviewSummary> in_year(std::optional<int> year, Window) const;  ///< Nothing: the year is unknown.
    Slice<ReviewSummary> of_scheme(std::string_view slug, Window) const;
    Slice<ReviewSummary> under_letter(std::string_view letter, Window) const;  ///< "a" to "z", "0-9".

    std::vector<Counted> areas() const;     ///< By name; "withheld" and "not-known" last where they occur.
    std::vector<Counted> years() const;     ///< Latest first; label "2024", or slug "not-known".
    std::vector<Counted> schemes() const;
    std::vector<Counted> letters() const;

    std::optional<AreaDetail> area(std::string_view slug) const;

    /// The text of a file of a version (newest: 0), the overview report without a name; nothing unless it may be read.
    std::optional<PublicReport> report(Reference, int version = 0, std::string_view file = {}) const;
    /// Where an anchor ever given leads today; nothing if it was never given or the text is no longer public.
    std::optional<Landing> landing(Reference, std::string_view anchor, int version = 0, std::string_view file = {}) const;
    std::vector<PublicVersion> versions(Reference) const;  ///< Newest first.
    /// The bytes of a file by its name, where they may be sent; a rewritten file answers as "report.txt".
    std::optional<OpenedFile> open_file(Reference, std::string_view name, int version = 0) const;

    std::vector<PublicPoint> points(Reference) const;  ///< Findings, recommendations, themes, in the report's order.
    Slice<PublicPoint> recommendations(const PointFilter&, Window) const;
    std::optional<PublicPoint> recommendation(std::int64_t id) const;

    std::vector<ThemeCount> themes() const;  ///< Most reviews first.
    std::optional<ThemeCount> theme(std::string_view slug) const;  ///< One that no review shows yet counts nothing.
    /// The term of the vocabulary that stands or ever stood at that address: "practice_theme", "harm_type", "agency", "setting".
    std::optional<Label> term_ever_at(std::string_view facet, std::string_view slug) const;
    /// The themes that a text which is not kept here shows.
    std::vector<Label> themes_in(std::string_view text) const;
    Slice<ReviewSummary> with_theme(std::string_view slug, Window) const;
    Slice<PublicPassage> theme_passages(std::string_view slug, Window) const;

    std::vector<Related> related(Reference, int limit = 5) const;  ///< By what the records share; `related_reviews` also asks the texts.
    Coverage coverage() const;
    std::vector<SitemapEntry> sitemap() const;  ///< Only reviews whose publisher chose to be found.

private:
    const store::Store* store_;
    base::Day today_;
};

}  // namespace collection
