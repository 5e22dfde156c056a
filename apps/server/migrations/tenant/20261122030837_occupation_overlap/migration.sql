-- No model can say this: two rows of one subject share no instant, unless one was squeezed in on purpose.
alter table bookings_occupation add constraint bookings_occupation_overlap
  exclude using gist (subject_id with =, during with &&) where (not overbooked);
