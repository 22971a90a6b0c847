/// A case on its way to the public, for tests of this room. The reader is a real helper; days were worked by hand.
#pragma once

#include <doctest/doctest.h>

#include "casework/case_testing.h"
#include "collection/public_catalogue.h"
#include "publishing/case_finder.h"
#include "publishing/release.h"

namespace publishing {

inline base::Instant at(const char* words) { return *base::parse_instant(words); }

struct Publishing {
    casework::TestDesk desk;
    store::Keys& keys = desk.ground().keys;
    store::SealedFiles files{desk.store(), keys};
    documents::Reader reader{CAIRN_HELPER};
    Press press{desk.store(), desk.ground(), files, reader};
    casework::Case of = desk.open("pub.scheduled", "2026-03-02");
    PublicWords words;
    std::string found = "Neighbours heard crying through the wintergreen hedge.";
    audit::Who second = audit::Who::account(base::PublicId::make(base::system_random()));

    casework::Doer by(const audit::Who& who, const char* when) {
        auto doer = casework::TestDesk::on("2026-03-02");
        doer.who = who, doer.at = at(when);
        return doer;
    }
    void plan(const char* mode) {
        desk.write(of, "publication_plan", {{"plan.0.mode", mode}, {"plan.0.on", "2026-04-07"}, {"plan.0.at", "10:00"}, {"plan.0.agreed_by", "local_authority\nhealth\npolice"}, {"plan.0.reasons", "A sibling"},
                                            {"plan.0.reasons_panel_on", "2026-03-20"}, {"plan.0.reasons_minister_on", "2026-03-20"}, {"plan.0.label", "Child A"}}, "2026-03-02");
        for (const char* to : {"panel", "minister"}) desk.write(of, "publication_copy", {{"copy.0.to", to}, {"copy.0.on", "2026-03-20"}, {"copy.0.by", "Coordinator"}}, "2026-03-20");
        desk.write(of, "publication_telling", {{"telling.0.who", "family"}, {"telling.0.on", "2026-03-30"}}, "2026-03-30");
        desk.write(of, "publication_summary", {{"summary.0.text", "Professionals were worried about a home."}, {"improvements.0.text", "Ask who lives in the home.\n\nWrite down what was seen."}}, "2026-03-20");
        desk.write(of, "report_cover", {{"cover.0.title", "Child A"}, {"reviewer.0.name", "R. Fictional-Reviewer"}}, "2026-03-20");
        REQUIRE(desk.step(of, "copies_sent", "2026-03-20") == "");
    }
    Report report() {
        Report made;
        made.title = "Child A", made.child = "Child A", made.partnership = "Eastmarch Safeguarding Children Partnership", made.reviewers = {"R. Fictional-Reviewer"};
        made.sections.push_back({"", "part_analysis", "What was found", "1", "ready", 1, {{.kind = BlockKind::Paragraph, .number = "1.1", .text = found}, {.kind = BlockKind::List, .items = {"School saw him", "Nobody asked"}}}});
        return made;
    }
    PublicText text() { return public_text(desk.file(of), report(), words, 2026); }
    std::vector<PublicFile> make() { return {word_file(text(), words), text_file(text(), words)}; }
    void keep(const char* when = "2026-03-31T09:00:00Z", const std::vector<LeftOut>& left_out = {}) {
        const auto made = make();
        std::vector<ReadBack> proofs;
        const auto file = desk.file(of);
        for (const auto& one : made) proofs.push_back(read_back(lines_of(text(), words), one, reader, [](const PublicFile&) { return std::vector<std::string>{}; }, names_not_approved(file)));
        keep_files(press, of, sum_of(text(), words), made, proofs, by(audit::Who::system(), when), left_out);
    }
    void approve(const char* form, const char* field, const audit::Who& who, const char* when) {
        casework::Answers answers;
        answers.set(*casework::parse_place(field), "yes");
        desk.store().write([&](store::Transaction& t) { casework::write_down(t, desk.ground(), casework::case_at(t, of.key), {.form = form, .answers = answers}, by(who, when)); });
    }
    void approve_both(const char* when = "2026-04-01T09:00:00Z") {
        approve("publication_first", "first.0.read", audit::Who::system(), when);
        approve("publication_second", "second.0.read", second, when);
    }
    Catalogued catalogued() { return {text().title, "Eastmarch", "Eastmarch Safeguarding Children Partnership", "Local child safeguarding practice review", text().summary}; }
    std::expected<collection::Reference, NotYet> release_at(const char* when) { return release(press, of, catalogued(), by(second, when)); }
    collection::PublicCatalogue catalogue() { return {desk.store(), *base::parse_day("2026-04-08")}; }
};

}  // namespace publishing
