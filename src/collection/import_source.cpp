#include "collection/import_source.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/text.h"
#include "collection/record_reader.h"
#include "collection/withheld_names.h"

namespace collection {

namespace fs = std::filesystem;
using documents::catalogue::Form;

namespace {

constexpr std::int64_t most_refused_rows = 10'000;

/// Half of a SHA-256: no two things that anybody makes have the same.
std::string sum_of(std::string_view text) { return base::sha256_hex(text).substr(0, 32); }

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string with_field(const FieldRefusal& refusal) {
    const bool told = refusal.field.empty() || refusal.reason.find(refusal.field) != std::string::npos;
    return told ? refusal.reason : fmt::format("{}: {}", refusal.field, refusal.reason);
}

}  // namespace

std::optional<Form> catalogue_form(const fs::path& path) {
    const std::string ending = base::fold(path.extension().string());
    if (ending == ".jsonl" || ending == ".ndjson") return Form::Lines;
    if (ending == ".json") return Form::List;
    return ending == ".csv" ? std::optional{Form::Table} : std::nullopt;
}

std::int64_t PlannedItem::weight() const {
    std::int64_t bytes = 2'000;
    std::error_code failure;
    for (const auto& file : files)
        if (const auto size = fs::file_size(file, failure); !failure) bytes += static_cast<std::int64_t>(size);
    return bytes;
}

ImportSource::ImportSource(const FoundPaths& found, std::string source, const OpenCatalogue& open, std::stop_token stop)
    : found_{found}, source_{std::move(source)}, open_{open}, stop_{std::move(stop)}, refused_{found.refused} {}

std::optional<PlannedItem> ImportSource::next() {
    if (auto item = next_record()) return item;
    return stop_.stop_requested() ? std::nullopt : next_file();
}

std::optional<PlannedItem> ImportSource::next_record() {
    while (!stop_.stop_requested()) {
        if (!rows_) {
            if (catalogue_ == found_.catalogues.size()) return std::nullopt;
            if (!open(found_.catalogues[catalogue_])) end_catalogue();
            continue;
        }
        auto row = rows_->next(stop_);
        if (!row) {
            const auto& refusal = row.error();
            if (refusal.code != "stopped") refuse(found_.catalogues[catalogue_], 0, refusal.reason + (seen_ > 0 ? " The rows before were read, the rest was not." : ""), refusal.advice);
            end_catalogue();
        } else if (!*row) {
            if (seen_ == 0) refuse(found_.catalogues[catalogue_], 0, "The catalogue is empty.", "Give it one record for each line.");
            end_catalogue();
        } else {
            ++seen_;
            if (auto item = item_from(**std::move(row))) return item;
        }
    }
    return std::nullopt;
}

bool ImportSource::open(const fs::path& catalogue) {
    try {
        std::error_code failure;
        folder_ = fs::weakly_canonical(catalogue, failure).parent_path();
        const auto file = base::real_files().open(catalogue, base::OpenMode::Read);
        auto rows = open_(file->descriptor(), *catalogue_form(catalogue));
        if (rows) rows_ = *std::move(rows);
        else refuse(catalogue, 0, rows.error().reason, rows.error().advice);
    } catch (const base::Fault& fault) {
        refuse(catalogue, 0, fault.what_failed() + ".", fault.advice());
    }
    return rows_ != nullptr;
}

void ImportSource::end_catalogue() {
    rows_.reset();
    ids_.clear();
    seen_ = refused_rows_ = 0;
    ++catalogue_;
}

std::optional<PlannedItem> ImportSource::item_from(documents::catalogue::Row row) {
    if (!row.fields) return refuse_row(row.number, std::move(row.fields.error().reason), std::move(row.fields.error().advice)), std::nullopt;
    auto record = record_from_object(*row.fields);
    if (!record) return refuse_row(row.number, with_field(record.error()), record.error().advice), std::nullopt;
    if (has_control(record->id)) return refuse_row(row.number, "The id holds a control character.", "Write it with letters, digits and signs only."), std::nullopt;
    const std::string content = sum_of(to_json(*record));
    const auto [known, fresh] = ids_.try_emplace(sum_of(record->id), Told{row.number, content});
    if (fresh) return item_of(row.number, *std::move(record));
    if (known->second.content == content) ++repeated_;
    else refuse_row(row.number, fmt::format("The id \"{}\" was given to another record in row {}.", record->id, known->second.row), "Give each record its own id.");
    return std::nullopt;
}

std::optional<PlannedItem> ImportSource::item_of(int row, Record record) {
    if (const std::string field = field_that_names(record); !field.empty())
        return refuse_row(row, fmt::format("The area is withheld, but the field \"{}\" names it or its publisher.", field), "Take the name out of that field, or do not withhold the area."), std::nullopt;
    const fs::path& catalogue = found_.catalogues[catalogue_];
    PlannedItem item{true, source_.empty() ? told(catalogue.stem()) : source_, std::move(record), catalogue, row, {}};
    for (const RecordFile& file : item.record.files) {
        std::error_code failure;
        const fs::path place = fs::weakly_canonical(folder_ / file.path, failure);
        const bool beside = !failure && !fs::path{file.path}.is_absolute() && std::ranges::mismatch(folder_, place).in1 == folder_.end();
        if (!beside) return refuse_row(row, fmt::format("The file \"{}\" does not lie beside the catalogue.", file.path), "Put the file into the catalogue's folder or one below it."), std::nullopt;
        named_.insert(sum_of(place.native()));
        item.files.push_back(place);
    }
    return item;
}

std::optional<PlannedItem> ImportSource::next_file() {
    while (file_ < found_.files.size()) {
        const fs::path& file = found_.files[file_++];
        std::error_code failure;
        const fs::path place = fs::weakly_canonical(file, failure);
        if (named_.contains(sum_of(place.native()))) continue;
        PlannedItem item{false, source_.empty() ? "files" : source_, {}, {}, 0, {file}};
        item.record.id = told(place);
        item.record.files = {{told(file.filename()), "overview", "en", false, {}}};
        return item;
    }
    return std::nullopt;
}

void ImportSource::refuse(const fs::path& file, int row, std::string reason, std::string advice) {
    refused_.push_back({told(file), row, std::move(reason), std::move(advice)});
}

void ImportSource::refuse_row(int row, std::string reason, std::string advice) {
    refuse(found_.catalogues[catalogue_], row, std::move(reason), std::move(advice));
    if (++refused_rows_ < most_refused_rows) return;
    refuse(found_.catalogues[catalogue_], 0, fmt::format("{} rows were refused, and the rest of the catalogue was not read.", refused_rows_), "Correct what the first refusals say, and import it again.");
    rows_.reset();
    end_catalogue();
}

}  // namespace collection
