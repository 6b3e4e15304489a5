-- Large print and easy read are two things that a reader may want of a letter.
alter table letter drop constraint letter_format_check;
alter table letter add constraint letter_format_check check (format in ('standard', 'large-print', 'easy-read'));
