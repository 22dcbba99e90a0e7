/** Keeps what was made last, by key. Whoever asks while it is being made waits for the same; what failed is made anew. */
export class Recent<T> {
  private readonly kept = new Map<string, Promise<T>>();

  constructor(private readonly most: number) {}

  get(key: string, make: () => Promise<T>): Promise<T> {
    const found = this.kept.get(key) ?? this.made(key, make);
    // a Map keeps the order of insertion: the first is what nobody asked for longest
    this.kept.delete(key);
    this.kept.set(key, found);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most) break;
      this.kept.delete(oldest);
    }
    return found;
  }

  private made(key: string, make: () => Promise<T>): Promise<T> {
    const making = make();
    making.catch(() => {
      if (this.kept.get(key) === making) this.kept.delete(key);
    });
    return making;
  }
}
