const choice = 'hilo.sound';
const place = 'hilo.rungAt';
/** Of several open desks one rings: the others find that it has just rung. */
const onceInMs = 1_500;

/** Chosen in this browser, for this browser: a headset at one desk says nothing about the next. */
export const hasSound = (): boolean => localStorage.getItem(choice) === 'on';
export const setSound = (isOn: boolean): void => {
  if (isOn) localStorage.setItem(choice, 'on');
  else localStorage.removeItem(choice);
};

/** Rings where that was chosen, once however many desks are open. */
export const ring = (): void => {
  const now = Date.now();
  if (!hasSound() || now - Number(localStorage.getItem(place) ?? 0) < onceInMs) return;
  localStorage.setItem(place, String(now));
  playTone();
};

let audio: AudioContext | null = null;

/** Two short notes, downwards: the chat on a site rings upwards. A browser that has seen no press yet stays silent. */
export const playTone = (): void => {
  try {
    audio ??= new AudioContext();
    void audio.resume();
    for (const [at, frequency] of [880, 660].entries()) {
      const start = audio.currentTime + at * 0.12;
      const note = audio.createOscillator();
      const volume = audio.createGain();
      note.frequency.value = frequency;
      volume.gain.setValueAtTime(0.08, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.25);
      note.connect(volume).connect(audio.destination);
      note.start(start);
      note.stop(start + 0.25);
    }
  } catch {
    // No sound here: the bell shows it.
  }
};
