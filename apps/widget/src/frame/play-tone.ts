let audio: AudioContext | null = null;

/** Two short notes. Without a touch of the page before, browsers keep it silent; then nothing happens. */
export const playTone = (): void => {
  try {
    audio ??= new AudioContext();
    void audio.resume();
    [660, 880].forEach((hertz, index) => {
      if (!audio) return;
      const start = audio.currentTime + index * 0.11;
      const note = audio.createOscillator();
      const volume = audio.createGain();
      note.frequency.value = hertz;
      volume.gain.setValueAtTime(0.0001, start);
      volume.gain.exponentialRampToValueAtTime(0.08, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.22);
      note.connect(volume).connect(audio.destination);
      note.start(start);
      note.stop(start + 0.24);
    });
  } catch {
    audio = null;
  }
};
