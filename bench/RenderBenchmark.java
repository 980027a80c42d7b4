import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.travessia.platform.Markdown;

/** Renders one text over and over in one thread and tells the CPU time and memory of a rendering; run by {@code bench/render}. */
public class RenderBenchmark {

    private static final int WARM_UP = 500;
    private static final int MEASURED = 1000;

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        String text = Files.readString(file);
        Markdown markdown = new Markdown();
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long start = thread.getCurrentThreadCpuTime();
        int length = markdown.render(text).html().length();
        long first = thread.getCurrentThreadCpuTime() - start;
        for (int i = 0; i < WARM_UP; i++) {
            length += markdown.render(text).html().length();
        }

        long[] nanos = new long[MEASURED];
        long allocated = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < MEASURED; i++) {
            long before = thread.getCurrentThreadCpuTime();
            length += markdown.render(text).html().length();
            nanos[i] = thread.getCurrentThreadCpuTime() - before;
        }
        allocated = thread.getCurrentThreadAllocatedBytes() - allocated;
        Arrays.sort(nanos);

        System.out.printf("%s: %d characters, %d of HTML%n", file.getFileName(), text.length(), length / (WARM_UP + MEASURED + 1));
        System.out.printf(
                "CPU of a rendering: median %.2f ms, 99th percentile %.2f ms, the first %.0f ms; memory: %.1f MB%n",
                nanos[MEASURED / 2] / 1e6,
                nanos[MEASURED * 99 / 100] / 1e6,
                first / 1e6,
                allocated / 1e6 / MEASURED);
    }
}
