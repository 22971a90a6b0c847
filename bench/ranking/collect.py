#!/usr/bin/env python3
"""Makes test collections from what Debian's own mirror has, so that anybody can make the same ones.

    collect.py FOLDER

packages/  descriptions of packages; asked with what the programs' authors say of them in AppStream, names left out
manual/    pages of the manual as one abstract; asked with the line that names them, which they do not hold themselves
           (the page itself is grade 2, pages it refers to grade 1)
files/     a third of the same pages as text files, a passage for each paragraph

Each has records.jsonl (or a folder of texts), records.tsv for peers, and for every kind of query NAME.queries.tsv and NAME.qrels.
"""
import concurrent.futures, gzip, hashlib, html, json, os, re, subprocess, sys
import yaml

out = sys.argv[1]
apt = os.path.join(out, "apt")


def draw(name, of):
    """The same choice on every machine: one in `of`."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % of == 0


def words(text):
    return re.findall(r"[A-Za-z0-9']+", text)


def fetch():
    for folder in ("lists/partial", "cache/archives/partial"):
        os.makedirs(os.path.join(apt, folder), exist_ok=True)
    with open(os.path.join(apt, "apt.conf"), "w") as conf:
        conf.write(f'''Dir::State::Lists "{apt}/lists";
Dir::Cache "{apt}/cache";
Acquire::IndexTargets::deb::DEP-11 {{
  MetaKey "$(COMPONENT)/dep11/Components-amd64.yml"; ShortDescription "Components-amd64"; Description "DEP-11"; DefaultEnabled "true"; }};
''')
    subprocess.run(["apt-get", "-c", f"{apt}/apt.conf", "-o", "Acquire::Languages=en", "-qq", "update"], check=True)


def list_files(part):
    found = sorted(name for name in os.listdir(f"{apt}/lists") if part in name and "_debian_dists" in name)
    for name in found:
        path = f"{apt}/lists/{name}"
        yield gzip.open(path, "rt") if name.endswith(".gz") else subprocess.Popen(["/usr/lib/apt/apt-helper", "cat-file", path], stdout=subprocess.PIPE, text=True).stdout


def descriptions():
    """Package to short and long description."""
    found = {}
    for stream in list_files("Translation-en"):
        for stanza in stream.read().split("\n\n"):
            name = re.match(r"Package: (\S+)", stanza)
            text = re.search(r"Description-en: (.*)\n((?: .*\n?)*)", stanza)
            if name and text:
                body = " ".join("" if line.strip() == "." else line.strip() for line in text[2].split("\n"))
                found[name[1]] = (text[1], " ".join(body.split()))
    return found


def components():
    for stream in list_files("dep11"):
        for part in yaml.load_all(stream, yaml.CSafeLoader):
            if part and "Package" in part and "C" in part.get("Summary", {}):
                yield part


def write(folder, records, queries):
    os.makedirs(f"{out}/{folder}", exist_ok=True)
    with open(f"{out}/{folder}/records.jsonl", "w") as jsonl, open(f"{out}/{folder}/records.tsv", "w") as tsv:
        for ident, title, text in records:
            jsonl.write(json.dumps({"id": ident, "title": title, "abstract": text}) + "\n")
            tsv.write(f"{ident}\t{' '.join(title.split())}\t{' '.join(text.split())}\n")
    for kind, asked in queries.items():
        with open(f"{out}/{folder}/{kind}.queries.tsv", "w") as tsv, open(f"{out}/{folder}/{kind}.qrels", "w") as qrels:
            for ident, text, relevant in asked:
                tsv.write(f"{ident}\t{' '.join(text.split())}\n")
                for document, grade in relevant.items():
                    qrels.write(f"{ident} 0 {document} {grade}\n")


def packages():
    known = descriptions()
    asked = {}
    for part in components():
        name = part["Package"]
        if name in known and name not in asked:
            asked[name] = part
    records = [(name, *known[name]) for name in sorted(known) if name in asked or draw(name, 8)]
    queries = {"short": [], "long": [], "keywords": []}
    for name, part in sorted(asked.items()):
        if not draw("ask " + name, 2):
            continue
        own = {word.lower() for word in words(name.replace("-", " ") + " " + str(part.get("Name", {}).get("C", "")))}
        without_names = lambda text: " ".join(word for word in words(text) if word.lower() not in own)
        texts = {"short": part["Summary"]["C"], "keywords": " ".join(map(str, part.get("Keywords", {}).get("C", []) or [])),
                 "long": html.unescape(re.sub(r"<[^>]*>", " ", part.get("Description", {}).get("C", "")))}
        for kind, text in texts.items():
            text = without_names(text)
            if len(text.split()) >= 3:
                queries[kind].append((f"{kind}-{name}", text, {name: 2}))
    write("packages", records, queries)


def manual():
    pages = {}
    for section in range(1, 9):
        folder = f"/usr/share/man/man{section}"
        for file in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if file.endswith(".gz") and not os.path.islink(f"{folder}/{file}") and draw(file, 3):
                pages[file[:-3]] = f"{folder}/{file}"
    texts, lines, names = {}, {}, {}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        shown = dict(zip(pages, pool.map(man, pages.values())))
    for page, text in shown.items():
        parts = re.split(r"^([A-Z][A-Z ()/-]+)\n", text, flags=re.M)
        sections = dict(zip(parts[1::2], parts[2::2]))
        line = re.match(r"\s*(.*?)\s+[-\u2010-\u2014\\]+\s+(.*)", " ".join(sections.get("NAME", "").split()))
        body = "\n".join(value for key, value in sections.items() if key not in ("NAME", "SEE ALSO", "AUTHOR", "AUTHORS", "COPYRIGHT", "REPORTING BUGS"))
        if line and len(body.split()) >= 50 and len(line[2].split()) >= 3:
            texts[page], lines[page], names[page] = body, line[2], line[1]
            pages[page] = re.findall(r"([\w.+:-]+)\((\d\w*)\)", sections.get("SEE ALSO", ""))
    ask("manual", texts, lines, names, pages)
    few = {page: text for page, text in texts.items() if draw("file " + page, 3)}
    ask("files", few, lines, names, pages)
    os.makedirs(f"{out}/files/texts", exist_ok=True)
    with open(f"{out}/files/records.jsonl", "w") as jsonl:
        for page in sorted(few):
            with open(f"{out}/files/texts/{page}.txt", "w") as text:
                text.write(re.sub(r"\n[ \t]+", "\n", few[page]))
            jsonl.write(json.dumps({"id": page, "title": names[page], "file": f"texts/{page}.txt"}) + "\n")


def man(path):
    run = subprocess.run(["man", "-l", "--encoding=UTF-8", "--no-hyphenation", "--no-justification", path], capture_output=True, text=True, errors="replace",
                         env={"PATH": os.environ["PATH"], "MANWIDTH": "2000", "MANPAGER": "cat", "GROFF_NO_SGR": "1", "LC_ALL": "C.UTF-8"})
    return re.sub(r".\x08", "", run.stdout)


def ask(folder, texts, lines, names, pages):
    records = [(page, names[page], " ".join(texts[page].split())[:60000]) for page in sorted(texts)]
    asked = []
    for page in sorted(texts):
        if not draw("ask " + page, 4):
            continue
        own = {word.lower() for word in words(names[page].replace("_", " "))}
        relevant = {f"{name}.{section}": 1 for name, section in pages[page] if f"{name}.{section}" in texts}
        relevant[page] = 2
        asked.append((page, " ".join(word for word in words(lines[page]) if word.lower() not in own), relevant))
    write(folder, records, {"name": asked})


fetch()
packages()
manual()
