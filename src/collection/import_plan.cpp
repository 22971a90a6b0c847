#include "collection/import_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/fault.h"
#include "base/file.h"
#include "base/text.h"
#include "collection/csv.h"
#include "collection/record_reader.h"
#include "collection/withheld_names.h"
#include "collection/words.h"

namespace collection {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largest_catalogue_bytes = 512u << 20;

enum class Kind { JsonLines, JsonArray, Table, File };

Kind kind_of(const fs::path& path) {
    const std::string ending = base::fold(path.extension().string());
    if (ending == ".jsonl" || ending == ".ndjson") return Kind::JsonLines;
    if (ending == ".json") return Kind::JsonArray;
    return ending == ".csv" ? Kind::Table : Kind::File;
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

/// A row as it was read, or why it was not.
struct Row {
    int line = 0;
    std::expected<Record, FieldRefusal> record;
};

std::vector<Row> rows_of_lines(const std::string& text) {
    std::vector<Row> rows;
    int line = 0;
    for (std::size_t start = 0; start < text.size();) {
        const auto end = std::min(text.find('\n', start), text.size());
        const std::string_view one = base::trim(std::string_view{text}.substr(start, end - start));
        ++line;
        if (!one.empty()) rows.push_back({line, record_from_line(one)});
        start = end + 1;
    }
    return rows;
}

std::vector<Row> rows_of_array(const std::string& text) {
    boost::system::error_code failure;
    const boost::json::value value = boost::json::parse(text, failure);
    if (failure || !value.is_array())
        return {{0, std::unexpected{FieldRefusal{"", "The file is no list of records.", "Write one JSON object on each line and name the file .jsonl."}}}};
    std::vector<Row> rows;
    for (const auto& item : value.as_array()) rows.push_back({static_cast<int>(rows.size()) + 1, record_from_line(boost::json::serialize(item))});
    return rows;
}

std::vector<Row> rows_of_table(const std::string& text) {
    std::vector<CsvRow> cells = parse_csv(text);
    std::vector<Row> rows;
    if (cells.empty()) return rows;
    for (std::string& column : cells[0].cells) column = base::squeeze(column);
    const auto names = [&](std::string_view name) { return std::ranges::any_of(cells[0].cells, [&](const std::string& c) { return plain_words(c) == name; }); };
    if (!names("id") || !names("title"))
        return {{1, std::unexpected{FieldRefusal{"", "The first row does not name the columns id and title.", "Name the columns in the first row; the manual lists them in docs/import.md."}}}};
    for (std::size_t i = 1; i < cells.size(); ++i) {
        if (cells[i].quote_open)
            rows.push_back({static_cast<int>(cells[i].line), std::unexpected{FieldRefusal{"", "A quotation mark is opened and never closed.", "Double the quotation marks inside a cell, and close the cell."}}});
        else
            rows.push_back({static_cast<int>(cells[i].line), record_from_cells(cells[0].cells, cells[i].cells)});
    }
    return rows;
}

class Planner {
public:
    explicit Planner(const std::string& source) : source_{source} {}

    ImportPlan plan(const std::vector<fs::path>& paths) {
        for (const fs::path& path : paths) look_at(path);
        sort_and_unite(catalogues_), sort_and_unite(files_);
        for (const fs::path& catalogue : catalogues_) open_catalogue(catalogue);
        for (const fs::path& file : files_)
            if (!named_.contains(fs::weakly_canonical(file))) add_lone_file(file);
        return std::move(plan_);
    }

private:
    void refuse(const fs::path& file, int row, std::string reason, std::string advice) {
        plan_.refused.push_back({file.string(), row, std::move(reason), std::move(advice)});
    }

    static void sort_and_unite(std::vector<fs::path>& paths) {
        std::ranges::sort(paths);
        const auto rest = std::ranges::unique(paths);
        paths.erase(rest.begin(), rest.end());
    }

    void look_at(const fs::path& path) {
        std::error_code failure;
        const fs::file_status status = fs::status(path, failure);
        if (failure || !fs::exists(status)) return refuse(path, 0, "There is no such file or folder.", "Check the path.");
        if (fs::is_regular_file(status)) return note(path);
        if (!fs::is_directory(status)) return refuse(path, 0, "This is neither a file nor a folder.", "Name a file or a folder.");
        auto walk = fs::recursive_directory_iterator{path, fs::directory_options::skip_permission_denied, failure};
        if (failure) return refuse(path, 0, "The folder cannot be read.", "Check who may read it.");
        for (; walk != fs::recursive_directory_iterator{}; walk.increment(failure)) {
            if (failure) return refuse(path, 0, "The folder cannot be read to its end.", "Check who may read it.");
            if (is_hidden(walk->path())) {
                if (walk->is_directory(failure)) walk.disable_recursion_pending();
            } else if (walk->is_regular_file(failure)) {
                note(walk->path());
            }
        }
    }

    void note(const fs::path& file) {
        const fs::path plain = file.lexically_normal();
        (kind_of(plain) == Kind::File ? files_ : catalogues_).push_back(plain);
    }

    std::vector<Row> rows_in(const fs::path& catalogue) {
        const std::string text = text_of_spreadsheet(base::read_whole(base::real_files(), catalogue));
        switch (kind_of(catalogue)) {
            case Kind::JsonLines: return rows_of_lines(text);
            case Kind::JsonArray: return rows_of_array(text);
            case Kind::Table:
            case Kind::File: break;
        }
        return rows_of_table(text);
    }

    void open_catalogue(const fs::path& catalogue) {
        std::error_code failure;
        if (fs::file_size(catalogue, failure) > largest_catalogue_bytes)
            return refuse(catalogue, 0, "The catalogue is larger than 512 MB.", "Divide it into several files.");
        std::vector<Row> rows;
        try {
            rows = rows_in(catalogue);
        } catch (const base::Fault& fault) {
            return refuse(catalogue, 0, std::string{fault.what_failed()} + ".", fault.advice());
        }
        if (rows.empty()) return refuse(catalogue, 0, "The catalogue is empty.", "Give it one record for each line.");
        std::map<std::string, std::pair<int, std::string>> ids;
        for (Row& row : rows) {
            if (!row.record) {
                refuse(catalogue, row.line, with_field(row.record.error()), row.record.error().advice);
                continue;
            }
            const std::string content = to_json(*row.record);
            const auto [known, fresh] = ids.try_emplace(row.record->id, row.line, content);
            if (fresh) add_record(catalogue, row.line, *std::move(row.record));
            else if (known->second.second == content) ++plan_.repeated;
            else refuse(catalogue, row.line, fmt::format("The id \"{}\" was given to another record in row {}.", row.record->id, known->second.first), "Give each record its own id.");
        }
    }

    static std::string with_field(const FieldRefusal& refusal) {
        const bool told = refusal.field.empty() || refusal.reason.find(refusal.field) != std::string::npos;
        return told ? refusal.reason : fmt::format("{}: {}", refusal.field, refusal.reason);
    }

    void add_record(const fs::path& catalogue, int row, Record record) {
        if (const std::string field = field_that_names(record); !field.empty())
            return refuse(catalogue, row, fmt::format("The area is withheld, but the field \"{}\" names it or its publisher.", field), "Take the name out of that field, or do not withhold the area.");
        PlannedItem item{true, source_.empty() ? catalogue.stem().string() : source_, std::move(record), catalogue, row, {}};
        const fs::path folder = fs::weakly_canonical(catalogue).parent_path();
        for (const RecordFile& file : item.record.files) {
            const fs::path place = fs::weakly_canonical(folder / file.path);
            const bool beside = !fs::path{file.path}.is_absolute() && std::ranges::mismatch(folder, place).in1 == folder.end();
            if (!beside) return refuse(catalogue, row, fmt::format("The file \"{}\" does not lie beside the catalogue.", file.path), "Put the file into the catalogue's folder or one below it.");
            named_.insert(place);
            item.files.push_back(place);
        }
        plan_.items.push_back(std::move(item));
    }

    void add_lone_file(const fs::path& file) {
        PlannedItem item{false, source_.empty() ? "files" : source_, {}, {}, 0, {file}};
        item.record.id = fs::weakly_canonical(file).string();
        item.record.files = {{file.filename().string(), "overview", "en", false, {}}};
        plan_.items.push_back(std::move(item));
    }

    const std::string& source_;
    std::vector<fs::path> catalogues_, files_;
    std::set<fs::path> named_;
    ImportPlan plan_;
};

}  // namespace

ImportPlan plan_import(const std::vector<fs::path>& paths, const std::string& source) { return Planner{source}.plan(paths); }

}  // namespace collection
