package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Somebody who works at the practice. */
@Entity
@IdClass(Staff.Key.class)
public class Staff {

    @Id
    public String practice;

    @Id
    public String id;

    public String name;
    public String role;
    public String[] aliases = {};
    public @Nullable String email;
    /** Subject of the tokens they sign in with. */
    public @Nullable String account;

    public String id() {
        return id;
    }

    /** Ids are the practice's own. */
    public record Key(String practice, String id) implements Serializable {}
}
