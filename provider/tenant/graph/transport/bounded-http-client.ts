import { createDefaultHttpClient, type HttpClient, type PipelineResponse } from "@azure/core-rest-pipeline";

/**
 * An HTTP client that gives up a response larger than the limit, so that a few kilobytes of gzip cannot fill the memory. Azure's own
 * client has no limit, and its timeout does not cover reading the content as a stream, so this one sets its own.
 * @param maxBytes Counted after decompression.
 */
export function boundedHttpClient(maxBytes: number, timeoutMs: number): HttpClient {
    const client = createDefaultHttpClient();
    return {
        async sendRequest(request) {
            const abort = new AbortController();
            const timer = setTimeout(() => abort.abort(), timeoutMs);
            request.timeout = 0;
            request.abortSignal = abort.signal;
            request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
            try {
                const response = await client.sendRequest(request);
                return { ...response, bodyAsText: await textOf(response, maxBytes) };
            } catch (error) {
                if (abort.signal.aborted) throw new Error(`there was no complete answer within ${timeoutMs / 1000} s`);
                throw error;
            } finally {
                clearTimeout(timer);
            }
        },
    };
}

async function textOf({ readableStreamBody }: PipelineResponse, maxBytes: number): Promise<string> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    // Leaving the loop destroys the stream, and the connection with it.
    for await (const chunk of readableStreamBody ?? []) {
        const buffer = Buffer.from(chunk);
        bytes += buffer.length;
        if (bytes > maxBytes) throw new Error(`the answer is larger than ${maxBytes} bytes`);
        chunks.push(buffer);
    }
    return Buffer.concat(chunks).toString("utf8");
}
