package dev.gatehouse.it;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An application that reads a POST in the way its path says, answers with what it read, and counts the POSTs. */
final class PostServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final List<String> HEADERS =
            List.of("Content-Type", "Content-Length", "Origin", "Referer", "Sec-Fetch-Site", "Sec-Fetch-Mode");

    final AtomicInteger posts = new AtomicInteger();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/plain;charset=utf-8");
        String way = request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/') + 1);
        if (request.getMethod().equals("POST") && request.getAttribute("jakarta.servlet.error.status_code") == null) {
            posts.incrementAndGet();
        }
        if (way.equals("error") && request.getAttribute("jakarta.servlet.error.status_code") == null) {
            response.sendError(418);
        } else if (way.equals("async")) {
            readAsync(request, response);
        } else {
            response.getWriter().write(told(request, read(way, request)));
        }
    }

    private static String read(String way, HttpServletRequest request) throws IOException, ServletException {
        if (way.equals("latin1")) {
            request.setCharacterEncoding("ISO-8859-1");
        }
        if (way.equals("parts")) {
            request.setAttribute("org.eclipse.jetty.multipartConfig", new MultipartConfigElement(""));
        }
        return switch (way) {
            case "stream" -> new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            case "reader" -> String.valueOf(request.getReader().readLine());
            case "parts" -> parts(request) + parameters(request);
            default -> parameters(request);
        };
    }

    private static String told(HttpServletRequest request, String read) {
        StringBuilder told = new StringBuilder("user=" + request.getRemoteUser() + "\nrequest=" + request.getMethod()
                + " " + request.getRequestURI() + "?" + request.getQueryString() + "\ntype=" + request.getContentType()
                + "\nlength=" + request.getContentLength() + "," + request.getContentLengthLong() + ","
                + request.getIntHeader("Content-Length") + "\nencoding=" + request.getCharacterEncoding() + "\n");
        HEADERS.forEach(name ->
                told.append(name).append(": ").append(request.getHeader(name)).append("\n"));
        return told.append("read=").append(read).append("\n").toString();
    }

    private static String parameters(HttpServletRequest request) {
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, String[]> each : request.getParameterMap().entrySet()) {
            all.append(each.getKey())
                    .append("=")
                    .append(List.of(each.getValue()))
                    .append(";");
        }
        return all + "a=" + request.getParameter("a") + ";none=" + request.getParameter("none");
    }

    private static String parts(HttpServletRequest request) throws IOException, ServletException {
        StringBuilder all = new StringBuilder();
        for (Part part : request.getParts()) {
            all.append(part.getName() + "|" + part.getSubmittedFileName() + "|" + part.getContentType() + "|"
                    + part.getSize() + "|" + part.getHeader("content-disposition") + "|"
                    + new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8) + "\n");
        }
        return all.toString();
    }

    /** Reads three bytes at a time, while the listener is told of data. */
    private static void readAsync(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext async = request.startAsync();
        async.setTimeout(20_000);
        ServletInputStream in = request.getInputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        in.setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
                byte[] three = new byte[3];
                while (in.isReady() && !in.isFinished()) {
                    int some = in.read(three);
                    if (some > 0) {
                        read.write(three, 0, some);
                    }
                }
            }

            @Override
            public void onAllDataRead() throws IOException {
                response.getWriter().write(told(request, read.toString(StandardCharsets.UTF_8)));
                async.complete();
            }

            @Override
            public void onError(Throwable fault) {
                async.complete();
            }
        });
    }
}
