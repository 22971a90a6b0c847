#include "collection/public_projection.h"

#include <algorithm>
#include <cctype>
#include <map>

#include <fmt/format.h>

#include "collection/area.h"
#include "collection/scheme.h"
#include "collection/vocabulary.h"
#include "collection/withheld_names.h"
#include "collection/words.h"

namespace collection {

namespace {

base::Day first_of(int year) { return std::chrono::sys_days{std::chrono::year{year} / std::chrono::January / 1}; }

base::Day day_of(base::Instant at) { return std::chrono::floor<std::chrono::days>(at); }

void add_once(std::vector<Label>& labels, const Label& label) {
    if (std::ranges::find(labels, label.slug, &Label::slug) == labels.end()) labels.push_back(label);
}

class Projector {
public:
    Projector(const HeldRecord& held, base::Day today, const Vocabulary& words)
        : held_{held}, fields_{held.fields}, words_{words}, today_{today}, anonymous_{held.fields.area_withheld}, names_{held.fields} {}

    Projection project() {
        if (held_.withdrawal) return withdrawn();
        describe();
        place();
        classify();
        list_files();
        list_versions();
        out_.sort_title = plain_words(out_.review.summary.title);
        const char first = out_.sort_title.empty() ? '0' : out_.sort_title[0];
        out_.letter = first >= 'a' && first <= 'z' ? std::string(1, first) : "0-9";
        return std::move(out_);
    }

private:
    PublicReview& review() { return out_.review; }
    ReviewSummary& summary() { return out_.review.summary; }

    /// What stays when a review is withdrawn. Its lists, files and texts are gone from every public table.
    Projection withdrawn() {
        review().standing = held_.withdrawal->record_is_risk ? Standing::RecordWithdrawn : Standing::Withdrawn;
        summary().reference = held_.reference;
        review().entered_on = summary().changed_on = first_of(held_.reference.year);
        out_.newest = "0000";
        if (review().standing == Standing::RecordWithdrawn) return std::move(out_);
        review().withdrawn_on = anonymous_ ? std::nullopt : std::optional{held_.withdrawal->on};
        review().withdrawn_reason = shown(held_.withdrawal->reason);
        summary().title = shown(fields_.title);
        summary().year = published_year();
        summary().anonymous = anonymous_;
        if (!anonymous_) {
            place();
            review().publisher = fields_.publisher, review().rights_holder = fields_.rights_holder;
            review().entered_on = day_of(held_.entered_at), summary().changed_on = day_of(held_.changed_at);
        }
        out_.terms.clear();
        return std::move(out_);
    }

    /// The import refuses an anonymous record whose words name its area; this holds even if a name was added later.
    std::string shown(const std::string& text) const { return names_.in(text) ? std::string{} : text; }
    std::vector<std::string> shown(const std::vector<std::string>& items) const {
        std::vector<std::string> kept;
        for (const std::string& item : items)
            if (!names_.in(item)) kept.push_back(item);
        return kept;
    }

    std::optional<int> published_year() const {
        if (fields_.year) return fields_.year;
        if (fields_.published_on.size() >= 4) return std::stoi(fields_.published_on.substr(0, 4));
        return std::nullopt;
    }

    /// Years only, where a day could be looked up.
    std::string coarse(const std::string& date) const { return anonymous_ ? date.substr(0, 4) : date; }

    void describe() {
        summary().reference = held_.reference;
        summary().title = shown(fields_.title);
        if (summary().title.empty()) summary().title = "Review without a title";
        summary().abstract = shown(fields_.abstract);
        summary().year = published_year();
        summary().anonymous = anonymous_;
        review().review_type = shown(fields_.review_type);
        review().recommendations = shown(fields_.recommendations);
        review().keywords = shown(fields_.keywords);
        review().incident_from = coarse(fields_.incident_from), review().incident_to = coarse(fields_.incident_to);
        review().suggested = held_.suggested;
        review().version = held_.versions.empty() ? 1 : held_.versions.back().version;
        review().entered_on = summary().changed_on = first_of(held_.reference.year);
        out_.newest = summary().year ? fmt::format("{:04}-01-01", *summary().year) : "0000";
        if (anonymous_) return;
        if (held_.described) summary().own_id = fields_.id;  // Of a file that came alone it is a path on somebody's machine.
        summary().published_on = base::parse_day(fields_.published_on);
        if (!fields_.published_on.empty()) out_.newest = fields_.published_on + std::string{"0000-01-01"}.substr(fields_.published_on.size());
        review().source_url = fields_.source_url;
        review().publisher = fields_.publisher, review().rights_holder = fields_.rights_holder;
        review().entered_on = day_of(held_.entered_at), summary().changed_on = day_of(held_.changed_at);
        review().search_engines = fields_.search_engines;
    }

    void add_term(std::string facet, const Label& label) {
        PublicTerm term{std::move(facet), label};
        const auto same = [&](const PublicTerm& other) { return other.facet == term.facet && other.label.slug == term.label.slug; };
        if (std::ranges::none_of(out_.terms, same)) out_.terms.push_back(std::move(term));
    }

    void place() {
        std::string nation;
        if (const auto given = nation_meaning(fields_.nation)) nation = given->slug, summary().nation = given;
        if (!anonymous_ && !fields_.area.empty()) {
            const AreaMeaning area = AreaBook::built_in().meaning(fields_.area);
            summary().area = area.label;
            review().authorities_now = area.now;
            add_term("area", area.label);
            for (const Label& authority : area.authorities) add_term("authority", authority);
            if (!summary().nation && !area.nation.empty()) nation = area.nation, summary().nation = nation_label(nation);
        }
        if (anonymous_) add_term("area", {"withheld", "Area withheld"});
        else if (fields_.area.empty()) add_term("area", {"not-known", "Area not known"});
        if (const auto scheme = SchemeTable::built_in().meaning(shown(fields_.review_type), nation, published_year())) {
            summary().scheme = scheme->label;
            review().era = scheme->era;
            add_term("scheme", scheme->label);
            if (!summary().nation && !scheme->nation.empty()) summary().nation = nation_label(scheme->nation);
        }
        // Two islands with one board each: the nation would be the area.
        if (anonymous_ && summary().nation && summary().nation->slug == "crown-dependencies") summary().nation.reset();
        if (summary().nation) add_term("nation", *summary().nation);
    }

    /// The terms that words mean, narrower ones counting for their broader ones too.
    std::vector<Label> terms_of(const std::vector<std::string>& words, std::string_view vocabulary_facet, const std::string& facet) {
        std::vector<Label> labels;
        for (const std::string& word : shown(words)) {
            const Term* term = words_.meaning(vocabulary_facet, word);
            const Label label = term ? term->label() : Label{slug_of(word), word};
            add_once(labels, label);
            add_term(facet, label);
            if (facet == "theme" && !term) review().theme_words.push_back(word);
            if (term)
                for (const Term* broader : words_.with_broader(*term)) add_term(facet, broader->label());
        }
        return labels;
    }

    void classify() {
        summary().themes = terms_of(fields_.learning_themes, "practice_theme", "theme");
        summary().harm = terms_of(fields_.harm, "harm_type", "harm");
        review().agencies = terms_of(fields_.agencies, "agency", "agency");
        review().settings = terms_of(fields_.setting, "setting", "setting");
        for (const std::string& keyword : review().keywords) add_term("keyword", {slug_of(keyword), keyword});
        for (const Subject& subject : fields_.subjects) {
            review().subjects.push_back({shown(subject.age_band), shown(subject.sex), shown(subject.outcome)});
            const Term* band = age_band(words_, subject.age_band);
            if (!band) continue;
            add_once(summary().ages, band->label());
            for (const Term* broader : words_.with_broader(*band)) add_term("age", broader->label());
        }
    }

    FileStanding standing_of(const HeldVersion& version, const HeldFile& held) const {
        if (!held.copy_held || (fields_.available_to && *fields_.available_to < today_)) return FileStanding::TermEnded;
        if (fields_.permission == Permission::Withheld || version.permission == Permission::Withheld) return FileStanding::Withheld;
        if (version.closed) return FileStanding::Withdrawn;
        if (anonymous_) return FileStanding::TextOnly;
        return version.area_withheld ? FileStanding::Withheld : FileStanding::Open;
    }

    static std::string name_of(const HeldFile& held, std::string_view ending, std::map<std::string, int>& used) {
        std::string name = held.file.kind == "overview" ? "report" : held.file.kind;
        if (held.file.language != "en") name += "-" + slug_of(held.file.language);
        const int copy = ++used[name + "." + std::string{ending}];
        return fmt::format("{}{}.{}", name, copy > 1 ? fmt::format("-{}", copy) : "", ending);
    }

    void list_file(const HeldVersion& version, const HeldFile& held, std::map<std::string, int>& used) {
        ProjectedFile shown_file{version.version, {}, {}, {}};
        PublicFile& file = shown_file.file;
        file.standing = standing_of(version, held);
        file.media_type = anonymous_ ? "text/plain" : held.media_type;
        file.name = name_of(held, anonymous_ ? "txt" : ending_of(held.media_type), used);
        file.kind = held.file.kind, file.language = held.file.language;
        // Of an anonymous one the day only closes the file: see note_newest() and all_public_files().
        if (!anonymous_ || file.standing == FileStanding::TextOnly) file.available_to = fields_.available_to;
        file.machine_read = held.machine_read, file.confidence = held.confidence;
        if (!anonymous_) file.size_bytes = held.size_bytes, file.pages = held.pages;
        const bool open = file.standing == FileStanding::Open || file.standing == FileStanding::TextOnly;
        if (open) shown_file.extraction = held.extraction;
        if (file.standing == FileStanding::Open) shown_file.blob = held.sha256;
        file.readable = shown_file.extraction.has_value();
        out_.files.push_back(std::move(shown_file));
    }

    /// The overview report before the others, whatever order they were named in.
    static std::vector<const HeldFile*> in_order(const HeldVersion& version) {
        std::vector<const HeldFile*> files;
        for (const HeldFile& file : version.files)
            if (file.document) files.push_back(&file);
        std::ranges::stable_sort(files, {}, [](const HeldFile* file) { return file->file.kind != "overview"; });
        return files;
    }

    void list_files() {
        for (const HeldVersion& version : held_.versions) {
            const bool newest = &version == &held_.versions.back();
            if (anonymous_ && !newest) continue;
            std::map<std::string, int> used;
            for (const HeldFile* held : in_order(version)) {
                if (anonymous_ && !held->file.rewritten) continue;
                list_file(version, *held, used);
                if (newest) note_newest(out_.files.back());
            }
        }
    }

    void note_newest(const ProjectedFile& shown_file) {
        PublicFile file = shown_file.file;
        if (anonymous_) file.available_to.reset();
        review().files.push_back(file);
        summary().readable |= file.readable;
        if (file.standing != FileStanding::Open && file.standing != FileStanding::TextOnly) return;
        if (std::ranges::find(summary().file_kinds, file.media_type) == summary().file_kinds.end()) summary().file_kinds.push_back(file.media_type);
        if (std::ranges::find(summary().languages, file.language) == summary().languages.end()) summary().languages.push_back(file.language);
    }

    void list_versions() {
        for (const HeldVersion& version : held_.versions) {
            PublicVersion shown_version;
            shown_version.version = version.version;
            if (!anonymous_) {
                shown_version.entered_on = day_of(version.entered_at);
                shown_version.change = version.change, shown_version.reason = version.reason;
            } else if (version.change == corrected) {
                shown_version.change = version.change, shown_version.reason = shown(version.reason);  // Without its day.
            }
            out_.versions.push_back(std::move(shown_version));
        }
    }

    const HeldRecord& held_;
    const Record& fields_;
    const Vocabulary& words_;
    base::Day today_;
    bool anonymous_;
    WithheldNames names_;
    Projection out_;
};

}  // namespace

Projection project(const HeldRecord& held, base::Day today, const Vocabulary& words) { return Projector{held, today, words}.project(); }

}  // namespace collection
