#include "collection/text_store.h"

#include <doctest/doctest.h>

#include "collection/import_testing.h"

using namespace collection;
using documents::Block;
using documents::BlockKind;

namespace {

const std::vector<std::string> sentences = {
    "The health visitor recorded two missed appointments in June and the hospital clinic a third.",
    "Because each service counted only its own, neither reached the point of a conversation with the family.",
    "Two of the three missed appointments had been rearranged by the service rather than by the family.",
    "On Saturday a feeding concern was raised by telephone and answered, noted and passed on.",
    "There was no arrangement for the weekend team to see the growth chart that gave the note its weight.",
    "The housing officer had written down the broken heating, and nobody in health could read that note."};

documents::Extraction extraction(std::string extractor, const std::vector<std::string>& texts) {
    documents::Extraction made;
    made.extractor = std::move(extractor);
    for (const std::string& text : texts) {
        Block block;
        block.kind = BlockKind::Paragraph;
        block.text = text;
        made.blocks.push_back(std::move(block));
    }
    return made;
}

/// A document whose text is stored again and again by later extractors.
class Reread {
public:
    Reread() {
        const auto kept = store().blobs().keep("bytes of a report");
        document_ = store().write([&](store::Transaction& transaction) { return put_document(transaction, store().blobs(), kept, "application/pdf", ""); });
    }
    store::Store& store() { return bench_.store(); }
    ExtractionId read(std::string extractor, const std::vector<std::string>& texts) {
        return shown_ = store_text(store(), document_, make_report_text(extraction(std::move(extractor), texts)));
    }
    std::vector<Passage> passages() {
        return store().read([&](store::Snapshot& snapshot) { return passages_of(snapshot, shown_); });
    }
    std::optional<Destination> follow_link(const std::string& anchor) {
        return store().read([&](store::Snapshot& snapshot) { return follow(snapshot, document_, shown_, anchor); });
    }
    std::string words_behind(const std::string& anchor) {
        const auto destination = follow_link(anchor);
        std::string words;
        if (destination)
            for (const Passage& passage : destination->passages) words += passage.block.text + " ";
        return words;
    }

private:
    testing::Bench bench_;
    DocumentId document_{0};
    ExtractionId shown_{0};
};

}  // namespace

TEST_SUITE("passages have an identity that outlives their text") {

TEST_CASE("every link given before a new extraction still shows its words") {
    Reread report;
    report.read("reader 1", sentences);
    const std::vector<Passage> before = report.passages();
    // The first two joined, the third split in the middle, the fourth and fifth swapped, the last no longer found.
    report.read("reader 2", {sentences[0] + " " + sentences[1], "Two of the three missed appointments had been", "rearranged by the service rather than by the family.",
                             sentences[4], sentences[3], "Appendix of terms that stands where something else was once printed."});
    for (const Passage& passage : before) {
        const std::string words = report.words_behind(passage.anchor);
        for (const std::string& word : {passage.block.text.substr(0, 20), passage.block.text.substr(passage.block.text.size() - 20)})
            CHECK_MESSAGE(words.find(word) != std::string::npos, passage.anchor, ": ", words);
    }
}
TEST_CASE("a passage that continues keeps its id and anchor, wherever it now stands") {
    Reread report;
    report.read("reader 1", sentences);
    const std::vector<Passage> before = report.passages();
    report.read("reader 2", {sentences[3], "A paragraph that is new in this place.", sentences[0]});
    const std::vector<Passage> after = report.passages();
    CHECK(after[0].id == before[3].id);
    CHECK(after[0].anchor == "p-4");
    CHECK(after[2].id == before[0].id);
    CHECK(after[1].anchor == "p-7");
}
TEST_CASE("a passage that was lost answers with its old text, and is itself again when a later reading finds it") {
    Reread report;
    report.read("reader 1", sentences);
    report.read("reader 2", {sentences[0]});
    CHECK(report.follow_link("p-6")->how == Destination::How::OldText);
    report.read("reader 3", sentences);
    CHECK(report.follow_link("p-6")->how == Destination::How::Here);
    CHECK(report.passages()[5].anchor == "p-6");
}
TEST_CASE("a lost paragraph is not taken for another of the same form, though most of its words stand there") {
    const auto visit = [](const std::string& which, const std::string& day) { return "The " + which + " visit of the health visitor was not written down by the clinic until " + day + " of the week after."; };
    Reread report;
    report.read("reader 1", {visit("second", "Tuesday"), visit("ninth", "Friday")});
    report.read("reader 2", {visit("second", "Tuesday")});
    CHECK(report.follow_link("p-2")->how == Destination::How::OldText);
    CHECK(report.words_behind("p-2").find("Friday") != std::string::npos);
}
TEST_CASE("a text by the same extractor is stored once and never changed") {
    Reread report;
    const ExtractionId first = report.read("reader 1", sentences);
    CHECK(report.read("reader 1", {"Other words."}) == first);
    CHECK(report.passages().size() == sentences.size());
}
TEST_CASE("an anchor that was never given leads nowhere") {
    Reread report;
    report.read("reader 1", sentences);
    CHECK_FALSE(report.follow_link("p-99"));
}

}
