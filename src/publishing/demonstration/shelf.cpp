#include "publishing/demonstration/shelf.h"

#include "collection/cataloguing.h"
#include "publishing/article.h"
#include "publishing/deposit_custody.h"

namespace publishing::demonstration {

namespace {

using std::chrono::days;

void write_news(store::Transaction& transaction, const audit::Who& who, base::Instant now) {
    const auto write = [&](const char* slug, ArticleWords english, ArticleWords welsh, base::Instant from) {
        write_article(transaction, {.kind = ArticleKind::News, .slug = slug, .english = std::move(english), .welsh = std::move(welsh), .from_at = from}, {.at = from, .who = who, .kind = audit::Kind::SettingsChanged});
    };
    write("learning-day", {"A learning day about very young babies", "Eastmarch invites practitioners to an invented day of learning.", "Three reviews of the collection are read together, passage by passage.\n\nBring a question from your own practice.", ""},
          {"Diwrnod dysgu am fabanod ifanc iawn", "Mae Eastmarch yn gwahodd ymarferwyr i ddiwrnod dysgu dychmygol.", "Darllenir tri adolygiad o’r casgliad gyda’i gilydd, fesul darn.\n\nDewch â chwestiwn o’ch ymarfer eich hun.", ""}, now - days{40});
    write("collection-open", {"The collection takes deposits", "Partnerships can now send a review as a signed file.", "What arrives is read by a cataloguer before anybody else sees it.", ""},
          {"Mae’r casgliad yn derbyn adneuon", "Gall partneriaethau bellach anfon adolygiad fel ffeil wedi’i llofnodi.", "Mae catalogydd yn darllen yr hyn sy’n cyrraedd cyn i neb arall ei weld.", ""}, now - days{9});
}

void write_guidance(store::Transaction& transaction, const audit::Who& who, base::Instant now) {
    const auto write = [&](const char* text, const char* change, const char* welsh_text, const char* welsh_change, base::Instant from) {
        write_article(transaction, {.kind = ArticleKind::Guidance, .slug = "sending-a-review", .english = {"Sending a review to the collection", "What to send, and what comes back.", text, change},
                                    .welsh = {"Anfon adolygiad at y casgliad", "Beth i’w anfon, a beth a ddaw yn ôl.", welsh_text, welsh_change}, .from_at = from}, {.at = from, .who = who, .kind = audit::Kind::SettingsChanged});
    };
    write("Send the report, and say whom we may ask about it.", "", "Anfonwch yr adroddiad, a dywedwch â phwy y gallwn gysylltu.", "", now - days{300});
    write("Send the report, and say whom we may ask about it.\n\nIf the area is to be withheld, send only files that were written anew without names.", "How to send a review whose area is withheld",
          "Anfonwch yr adroddiad, a dywedwch â phwy y gallwn gysylltu.\n\nOs yw’r ardal i’w chadw’n ôl, anfonwch ffeiliau a ysgrifennwyd o’r newydd heb enwau yn unig.", "Sut i anfon adolygiad y cedwir ei ardal yn ôl", now - days{30});
}

collection::Record deposited(const char* title, base::Instant at) {
    collection::Record record;
    record.title = title, record.year = static_cast<int>(std::chrono::year_month_day{std::chrono::floor<days>(at)}.year()), record.area = "Saltbeck";
    record.publisher = "Saltbeck Safeguarding Children Partnership (fictional)";
    record.permission = collection::Permission::Granted, record.permission_words = "granted";
    return record;
}

collection::QueueEntry waiting(collection::Record record, const audit::Who& who, base::Instant at) {
    collection::QueueEntry entry{.id = base::PublicId::make(base::system_random()), .came_as = "deposit", .fields = std::move(record), .entered_by = who.to_string(), .changed_by = who.to_string(), .entered_at = at, .changed_at = at};
    return entry;
}

void enter(store::Transaction& transaction, const collection::QueueEntry& entry, const audit::Who& who) {
    collection::put_in_queue(transaction, entry);
    audit::record(transaction, {.at = entry.entered_at, .who = who, .object = "desk/" + entry.id.to_string(), .kind = audit::Kind::RecordCreated, .reason = "deposit-received"});
}

}  // namespace

void fill_shelf(store::Transaction& transaction, store::Keys& keys, const Staff& staff, base::Instant now) {
    if (!articles(transaction, ArticleKind::News).empty()) return;
    write_news(transaction, staff.administrator, now);
    write_guidance(transaction, staff.administrator, now);
    enter(transaction, waiting(deposited("Child Larch", now), staff.cataloguer, now - days{2}), staff.cataloguer);
    auto anonymous = waiting(deposited("Child A", now), staff.cataloguer, now - days{1});
    auto source = take_source(anonymous.fields);
    source.contact_name = "Sam Fictional-Reed";
    keep_source(transaction, keys, anonymous.id, source, anonymous.entered_at);
    enter(transaction, anonymous, staff.cataloguer);
}

}  // namespace publishing::demonstration
