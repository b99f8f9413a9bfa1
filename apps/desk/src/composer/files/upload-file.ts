import { ApiError, errorOfAnswer, newIdempotencyKey, type UploadDto } from '@hilo/api/client';

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Sends one file, telling how far it is (0 to 1). By XMLHttpRequest, since `fetch` does not say how much has left.
 * @throws ApiError
 */
export function uploadFile(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<UploadDto> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/uploads');
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('idempotency-key', newIdempotencyKey());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      const answer = readJson(request.responseText);
      if (request.status >= 200 && request.status < 300 && answer !== undefined) resolve(answer as UploadDto);
      else reject(errorOfAnswer(request.status, answer));
    };
    request.onerror = () =>
      reject(new ApiError({ code: 'client.offline', detail: 'No answer came back.', retryable: true }));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
