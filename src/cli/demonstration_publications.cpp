#include "cli/demonstration_publications.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/fault.h"
#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/demonstration/six_cases.h"
#include "casework/report_signing.h"
#include "cli/vault.h"
#include "identity/organisation.h"
#include "learning/demonstration/recommendations.h"
#include "publishing/approval.h"
#include "publishing/hiding.h"
#include "publishing/release.h"
#include "web/publication/publication_desk.h"
#include "web/report/report_material.h"

namespace cli {

namespace {

namespace made_up = casework::demonstration;
using casework::Case;
using casework::Doer;
using made_up::Deed;

const std::string& first_fault(const publishing::ReadBack& proof) {
    for (const auto* list : {&proof.missing, &proof.hidden, &proof.named})
        if (!list->empty()) return list->front();
    return proof.refusal;
}

/// What a script says and this room does: it alone knows all that takes part.
class Stage {
public:
    Stage(Library& library, const made_up::Parts& parts, const made_up::Cast& cast, base::Instant now)
        : library_{library}, vault_{library.vault()}, cast_{cast}, now_{now}, ground_{parts.keys, parts.calendar, base::system_random()}, press_{library.store(), ground_, vault_->files(), library.reader()} {}

    made_up::OtherVerbs verbs() {
        const auto with = [this](void (Stage::*verb)(const Case&, const Deed&, const Doer&)) { return [this, verb](const Case& of, const Deed& deed, const Doer& doer) { (this->*verb)(of, deed, doer); }; };
        return {{"recommend", with(&Stage::recommend)}, {"mark", with(&Stage::mark)}, {"make_files", with(&Stage::make_files)}, {"release", with(&Stage::release)},
                {"hide", with(&Stage::hide)}, {"confirm_hiding", with(&Stage::confirm_hiding)}, {"live", with(&Stage::live)}};
    }

private:
    casework::CaseFile opened(const Case& of) const {
        return library_.store().read([&](store::Snapshot& snapshot) { return casework::open_file(snapshot, ground_, casework::case_at(snapshot, of.key)); });
    }
    publishing::Report report(const casework::CaseFile& file) const {
        return library_.store().read([&](store::Snapshot& snapshot) { return publishing::report_of(file, web::report_material(messages_.in(web::html::Language::English), ground_, snapshot, file.of)); });
    }
    std::string publisher(const Case& of) const {
        return library_.store().read([&](store::Snapshot& snapshot) { return identity::organisation(snapshot, identity::OrganisationId{of.partnership})->name; });
    }
    learning::demonstration::Writers writers() const {
        const auto who = [&](const char* key) { return audit::Who::account(*base::PublicId::parse(cast_.of(key).public_id)); };
        return {who("coordinator"), who("chair")};
    }
    static std::string said(const Deed& deed, std::string_view name) {
        for (const auto& [key, words] : deed.answers)
            if (key == name) return words;
        return {};
    }

    void recommend(const Case& of, const Deed& deed, const Doer& doer) {
        library_.store().write([&](store::Transaction& transaction) { learning::demonstration::propose(transaction, ground_, of, deed.object, writers(), now_, doer.at); });
    }
    void live(const Case& of, const Deed& deed, const Doer&) {
        library_.store().write([&](store::Transaction& transaction) { learning::demonstration::live(transaction, ground_, of, deed.object, writers(), now_); });
    }
    /// Signatures, tests and checks are of the text as it stands.
    void mark(const Case& of, const Deed&, const Doer& doer) {
        const auto file = opened(of);
        const auto hash = publishing::text_hash(report(file));
        library_.store().write([&](store::Transaction& transaction) {
            for (const auto& record : file.records) {
                static constexpr std::array marked{"content_test", "report_approval", "disclosure_check"};
                if (std::ranges::find(marked, record.form) == marked.end() || !publishing::mark_of(file, record).empty()) continue;
                casework::mark_text(transaction, ground_, casework::case_at(transaction, of.key), record, hash, doer);
            }
        });
    }
    void make_files(const Case& of, const Deed&, const Doer& doer) {
        const auto file = opened(of);
        const auto year = static_cast<int>(std::chrono::year_month_day{casework::planned_day(file).value_or(calendar::day_in_london(doer.at))}.year());
        const auto text = publishing::public_text(file, report(file), {}, year);
        const auto made = web::write_public_files(file, text, &printer_, library_.reader(), "The demonstration is made where there may be no browser.");
        for (const auto& proof : made.proofs)
            if (!proof.clean()) throw base::Fault{"A public file of the demonstration does not say what was approved", fmt::format("{}, {}: {}", of.pseudonym, proof.name, first_fault(proof)), ""};
        publishing::keep_files(press_, of, publishing::sum_of(text, {}), made.files, made.proofs, doer, made.left_out);
    }
    void release(const Case& of, const Deed&, const Doer& doer) {
        const auto released = publishing::release(press_, of, publishing::catalogued(opened(of), publisher(of)), doer);
        if (released) return;
        auto why = released.error().refusal;
        for (const auto& guard : released.error().missing) why += " " + guard;
        throw base::Fault{"A review of the demonstration could not be published", of.pseudonym, why};
    }
    void hide(const Case& of, const Deed& deed, const Doer& doer) { (void)publishing::hide(press_, of, {.why = said(deed, "why"), .record_is_risk = said(deed, "record_is_risk") == "yes"}, doer); }
    void confirm_hiding(const Case& of, const Deed& deed, const Doer& doer) {
        if (!publishing::answer_hiding(press_, of, publishing::SecondAnswer::StaysHidden, said(deed, "why"), doer)) throw base::Fault{"A hiding of the demonstration could not be confirmed", of.pseudonym, ""};
    }

    Library& library_;
    std::shared_ptr<Vault> vault_;
    const made_up::Cast& cast_;
    base::Instant now_;
    casework::Ground ground_;
    publishing::Press press_;
    documents::Printer printer_;
    web::html::Messages messages_ = web::html::Messages::load({});
};

}  // namespace

void make_publications(Library& library, const made_up::Parts& parts, base::Instant now) {
    const auto cast = made_up::set_up_eastmarch(parts, now - std::chrono::days{1100});
    Stage stage{library, parts, cast, now};
    for (const auto& script : made_up::scripts(made_up::Kind::Later)) made_up::play(parts, cast, script, calendar::day_in_london(now), made_up::usual_seed, stage.verbs());
}

}  // namespace cli
