import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;
import org.dmg.pmml.DataType;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.InputField;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.jpmml.evaluator.OutputField;
import org.jpmml.transpiler.InMemoryTranspiler;
import org.jpmml.transpiler.TranspilerTransformer;

/**
 * Scores the rows of a file with JPMML's evaluator, as often as it is told to.
 *
 * Usage: RowScore evaluated|transpiled MODEL.pmml ROWS.csv ANSWER.csv
 *
 * The commands on standard input are those of score-pmml. Rows are maps of Java objects of the
 * fields' own types before the clock starts.
 */
public final class RowScore {
    private final Evaluator evaluator;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();

    private RowScore(String way, File model, Path file) throws Exception {
        LoadingModelEvaluatorBuilder builder = new LoadingModelEvaluatorBuilder().load(model);
        if (way.equals("transpiled")) {
            builder.transform(new TranspilerTransformer(new InMemoryTranspiler(null)));
        }
        evaluator = builder.build();
        for (OutputField output : evaluator.getOutputFields()) {
            if (output.getName().startsWith("probability")) {
                outputs.add(output.getName());
            }
        }
        read(file);
    }

    private void read(Path file) throws Exception {
        Map<String, DataType> types = new HashMap<>();
        for (InputField field : evaluator.getInputFields()) {
            types.put(field.getName(), field.getDataType());
        }
        List<String> lines = Files.readAllLines(file);
        String[] names = lines.get(0).split(",");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            Map<String, Object> row = new HashMap<>();
            for (int index = 0; index < names.length; index++) {
                DataType type = types.get(names[index]);
                if (type != null) {
                    row.put(names[index], value(cells[index], type));
                }
            }
            rows.add(row);
        }
    }

    private static Object value(String cell, DataType type) {
        switch (type) {
        case STRING:
            return cell;
        case FLOAT:
            return Float.valueOf(cell);
        default:
            return Double.valueOf(cell);
        }
    }

    private String go(int count, int passes) {
        OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double sum = 0;
        long wall = System.nanoTime();
        long processor = system.getProcessCpuTime();
        for (int pass = 0; pass < passes; pass++) {
            for (int index = 0; index < count; index++) {
                Map<String, ?> result = evaluator.evaluate(rows.get(index));
                sum += ((Number) result.get(outputs.get(0))).doubleValue();
            }
        }
        double seconds = (System.nanoTime() - wall) * 1e-9;
        double worked = (system.getProcessCpuTime() - processor) * 1e-9;
        return "{\"wall\":" + seconds + ",\"cpu\":" + worked + ",\"sum\":" + sum + "}";
    }

    private void write(Path file) throws Exception {
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
            for (Map<String, Object> row : rows) {
                Map<String, ?> result = evaluator.evaluate(row);
                List<String> numbers = new ArrayList<>();
                for (String output : outputs) {
                    numbers.add(result.get(output).toString());
                }
                writer.println(String.join(",", numbers));
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        RowScore score =
            new RowScore(arguments[0], new File(arguments[1]), Path.of(arguments[2]));
        System.out.println("{\"rows\":" + score.rows.size() + "}");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("go")) {
                int count = Math.min(Integer.parseInt(words[1]), score.rows.size());
                System.out.println(score.go(count, Integer.parseInt(words[2])));
            } else {
                score.write(Path.of(arguments[3]));
                System.out.println("{}");
            }
        }
    }
}
