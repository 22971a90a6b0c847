import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/** Lucene in the search benchmark: one segment, BM25 1.2/.75, doc-values facets, unified highlighter, caches off, warmed. */
public class LuceneBench {
    static final String[] FACETS = {"nation", "area", "theme"};

    interface Ask { long of(String text) throws Exception; }

    static void measure(String name, List<String> queries, Ask ask, double warm) throws Exception {
        long kept = 0;
        int next = 0;
        double[] medians = new double[3], tails = new double[3], processors = new double[3];
        for (int window = -1; window < 3; window++) {
            double seconds = window < 0 ? warm : 3;
            ArrayList<Double> took = new ArrayList<>();
            long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long start = System.nanoTime();
            while (System.nanoTime() - start < seconds * 1e9) {
                long before = System.nanoTime();
                kept += ask.of(queries.get(next++ % queries.size()));
                took.add((System.nanoTime() - before) / 1e6);
            }
            processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor;
            took.sort(null);
            if (window >= 0) {
                medians[window] = took.get(took.size() / 2);
                tails[window] = took.get(took.size() * 99 / 100);
                processors[window] = processor / 1e6 / took.size();
            }
        }
        Arrays.sort(medians);
        Arrays.sort(tails);
        Arrays.sort(processors);
        System.out.printf("%s\t%.4f\t%.4f\t%.4f\t%.4f%n", name, medians[1], tails[1], medians[2] - medians[0], processors[1]);
        if (kept == 42) System.err.println();
    }

    /** Counts every match in every facet. */
    static class Counts extends SimpleCollector {
        final int[][] counts;
        final SortedDocValues[] values = new SortedDocValues[FACETS.length];
        Counts(IndexReader reader) throws Exception {
            counts = new int[FACETS.length][];
            for (int f = 0; f < FACETS.length; f++) counts[f] = new int[reader.leaves().get(0).reader().getSortedDocValues(FACETS[f]).getValueCount()];
        }
        @Override protected void doSetNextReader(LeafReaderContext context) throws java.io.IOException {
            for (int f = 0; f < FACETS.length; f++) values[f] = context.reader().getSortedDocValues(FACETS[f]);
        }
        @Override public void collect(int doc) throws java.io.IOException {
            for (int f = 0; f < FACETS.length; f++) if (values[f].advanceExact(doc)) counts[f][values[f].ordValue()]++;
        }
        @Override public ScoreMode scoreMode() { return ScoreMode.COMPLETE_NO_SCORES; }
    }

    static List<String> terms(Analyzer analyzer, String text) throws Exception {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) terms.add(term.toString());
            stream.end();
        }
        return terms;
    }

    static void build(Path corpus, FSDirectory directory, Analyzer analyzer) throws Exception {
        FieldType type = new FieldType(TextField.TYPE_STORED);
        IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(new BM25Similarity(1.2f, .75f)).setRAMBufferSizeMB(256).setUseCompoundFile(false);
        long passages = 0, start = System.nanoTime();
        try (IndexWriter writer = new IndexWriter(directory, config); BufferedReader in = Files.newBufferedReader(corpus, StandardCharsets.UTF_8)) {
            for (String line; (line = in.readLine()) != null; passages++) {
                String[] cells = line.split("\t", 6);
                Document document = new Document();
                document.add(new Field("text", cells[5], type));
                for (int f = 0; f < FACETS.length; f++) document.add(new SortedDocValuesField(FACETS[f], new BytesRef(cells[1 + f])));
                document.add(new StringField("nationTerm", cells[1], Field.Store.NO));
                document.add(new IntPoint("year", Integer.parseInt(cells[4])));
                document.add(new NumericDocValuesField("year", Integer.parseInt(cells[4])));
                writer.addDocument(document);
            }
            writer.commit();
            System.out.printf("build\t%.0f%n", passages / ((System.nanoTime() - start) / 1e9));
            writer.forceMerge(1);
            writer.commit();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path corpus = Paths.get(arguments[0]), folder = Paths.get(arguments[1]);
        double warm = Double.parseDouble(arguments[2]);
        Analyzer analyzer = new EnglishAnalyzer();
        FSDirectory directory = new MMapDirectory(folder);
        build(corpus.resolve("corpus.tsv"), directory, analyzer);
        long bytes = 0, stored = 0;
        for (String file : directory.listAll()) {
            if (file.endsWith(".fdt") || file.endsWith(".fdx") || file.endsWith(".fdm")) stored += directory.fileLength(file);
            else bytes += directory.fileLength(file);
        }
        System.out.printf("size\t%.1f%ntext\t%.1f%n", bytes / 1e6, stored / 1e6);
        IndexReader reader = DirectoryReader.open(directory);
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        searcher.setSimilarity(new BM25Similarity(1.2f, .75f));
        UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, analyzer);
        List<String> words = Files.readAllLines(corpus.resolve("words.tsv")), phrases = Files.readAllLines(corpus.resolve("phrases.tsv"));
        class Asked {
            Query any(String text) throws Exception {
                BooleanQuery.Builder any = new BooleanQuery.Builder();
                for (String term : terms(analyzer, text)) any.add(new TermQuery(new Term("text", term)), BooleanClause.Occur.SHOULD);
                return any.build();
            }
            Query phrase(String text) throws Exception {
                PhraseQuery.Builder phrase = new PhraseQuery.Builder();
                for (String term : terms(analyzer, text)) phrase.add(new Term("text", term));
                return phrase.build();
            }
            long full(Query query) throws Exception {
                TopScoreDocCollector top = TopScoreDocCollector.create(10, Integer.MAX_VALUE);
                Counts counts = new Counts(reader);
                searcher.search(query, MultiCollector.wrap(top, counts));
                TopDocs docs = top.topDocs();
                long size = docs.totalHits.value;
                for (String snippet : highlighter.highlight("text", query, docs, 2)) size += snippet == null ? 0 : snippet.length();
                return size;
            }
        }
        Asked asked = new Asked();
        measure("or", words, text -> searcher.search(asked.any(text), 10).totalHits.value, warm);
        measure("phrase", phrases, text -> searcher.search(asked.phrase(text), 10).totalHits.value, warm);
        measure("full", words, text -> asked.full(asked.any(text)), warm);
        measure("filtered", words, text -> {
            BooleanQuery.Builder nations = new BooleanQuery.Builder();
            for (String nation : new String[] {"nation1", "nation2"}) nations.add(new TermQuery(new Term("nationTerm", nation)), BooleanClause.Occur.SHOULD);
            return asked.full(new BooleanQuery.Builder().add(asked.any(text), BooleanClause.Occur.MUST).add(nations.build(), BooleanClause.Occur.FILTER)
                .add(new IndexOrDocValuesQuery(IntPoint.newRangeQuery("year", 2000, 9999), NumericDocValuesField.newSlowRangeQuery("year", 2000, 9999)), BooleanClause.Occur.FILTER).build());
        }, warm);
    }
}
