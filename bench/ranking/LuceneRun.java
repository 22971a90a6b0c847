import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;

/** RECORDS.tsv INDEX QUERIES.tsv RUN...: title and text in one field, EnglishAnalyzer, BM25 1.2/.75, the best thousand of each query. */
public class LuceneRun {
    public static void main(String[] arguments) throws Exception {
        Analyzer analyzer = new EnglishAnalyzer();
        BM25Similarity similarity = new BM25Similarity(1.2f, .75f);
        BooleanQuery.setMaxClauseCount(1 << 16);
        MMapDirectory directory = new MMapDirectory(Paths.get(arguments[1]));
        IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(similarity).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        try (IndexWriter writer = new IndexWriter(directory, config); BufferedReader in = Files.newBufferedReader(Paths.get(arguments[0]), StandardCharsets.UTF_8)) {
            for (String line; (line = in.readLine()) != null; ) {
                String[] cells = line.split("\t", 3);
                Document document = new Document();
                document.add(new StringField("id", cells[0], Field.Store.YES));
                document.add(new TextField("text", cells[1] + " " + cells[2], Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
        searcher.setSimilarity(similarity);
        for (int i = 2; i + 1 < arguments.length; i += 2)
            try (PrintWriter out = new PrintWriter(arguments[i + 1], "UTF-8")) {
                for (String line : Files.readAllLines(Paths.get(arguments[i]))) {
                    String[] cells = line.split("\t", 2);
                    BooleanQuery.Builder any = new BooleanQuery.Builder();
                    try (TokenStream stream = analyzer.tokenStream("text", cells[1])) {
                        CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
                        stream.reset();
                        while (stream.incrementToken()) any.add(new TermQuery(new Term("text", term.toString())), BooleanClause.Occur.SHOULD);
                        stream.end();
                    }
                    int rank = 0;
                    for (ScoreDoc hit : searcher.search(any.build(), 1000).scoreDocs)
                        out.printf("%s Q0 %s %d %.6f lucene%n", cells[0], searcher.doc(hit.doc).get("id"), ++rank, hit.score);
                }
            }
    }
}
