CREATE INDEX "bookings_occupation_exempt_index" ON "bookings_occupation" USING gist ("subject_id","during") WHERE "overbooked" or "pooled";
